using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>What is answered to a request to stop a workflow.</summary>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Status">How it stands now.</param>
/// <param name="IsDelivered">Whether the code that runs it was told; false while the request waits for the node that does.</param>
/// <param name="Owner">That node; null when it is this one.</param>
internal sealed record CancelAnswer(string WorkflowId, WorkflowStatus Status, bool IsDelivered, string? Owner);
