namespace DemoHost.BulkCheck;

/// <summary>The last event of a run that failed as a whole.</summary>
internal sealed record ErrorEvent(string Type, string Error);
