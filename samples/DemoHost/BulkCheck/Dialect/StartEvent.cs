namespace DemoHost.BulkCheck;

/// <summary>The first event of a run.</summary>
internal sealed record StartEvent(string Type, long TotalCandidates, int Page, int TotalPages);
