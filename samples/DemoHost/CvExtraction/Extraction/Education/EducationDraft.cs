namespace DemoHost.CvExtraction;

/// <summary>An entry of the education section while its lines are read.</summary>
internal sealed class EducationDraft
{
    public string? Degree { get; private set; }

    public string? Institution { get; private set; }

    public DateRange? Date { get; private set; }

    /// <summary>Text that neither names a degree nor a school; it fills what is missing in the end.</summary>
    public List<string> Others { get; } = [];

    public bool IsEmpty => Degree is null && Institution is null && Date is null && Others.Count == 0;

    public void AddDegree(string text) => Degree = Degree is null ? text : $"{Degree}, {text}";

    public void AddInstitution(string text) => Institution ??= text;

    public void AddDate(DateRange? date) => Date ??= date;
}
