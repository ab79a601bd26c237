namespace DemoHost.BulkCheck;

/// <summary>A file to check, and how.</summary>
internal sealed record BulkUpload(CandidateFile File, UploadFields Fields)
{
    /// <summary>At least 1: the last page may be short.</summary>
    public int TotalPages => (File.Rows + Fields.Limit - 1) / Fields.Limit;

    /// <summary>How many candidates come before the page.</summary>
    public int Skip => (int)Math.Min(File.Rows, (Fields.Page - 1L) * Fields.Limit);

    /// <summary>How many candidates the page has; none behind the last page.</summary>
    public int Take => Math.Min(Fields.Limit, File.Rows - Skip);
}
