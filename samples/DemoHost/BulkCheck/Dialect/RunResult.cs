namespace DemoHost.BulkCheck;

/// <summary>What a run produces: the body of its last event, and of the batch answer below its candidates.</summary>
internal sealed record RunResult(RunSummary Summary, Pagination Pagination);
