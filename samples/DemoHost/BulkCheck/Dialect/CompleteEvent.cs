namespace DemoHost.BulkCheck;

/// <summary>The last event of a run that went through its page.</summary>
internal sealed record CompleteEvent(string Type, RunSummary Summary, Pagination Pagination);
