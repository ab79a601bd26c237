namespace Sse.AspNetCore;

/// <summary>What a client needs to know about a workflow it has started.</summary>
internal sealed record WorkflowLinks(string WorkflowId, string StreamUrl, string SnapshotUrl, string CancelUrl);
