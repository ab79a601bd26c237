namespace DemoHost.BulkCheck;

/// <summary>Which part of the file was checked.</summary>
internal sealed record Pagination(int CurrentPage, int TotalPages, long TotalCandidates);
