namespace Sse.Workflow;

/// <summary><c>bulk.started</c>.</summary>
public sealed record BulkStarted : BulkEvent;
