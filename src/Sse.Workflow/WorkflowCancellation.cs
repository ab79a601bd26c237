namespace Sse.Workflow;

/// <summary>What became of a wish that a workflow stops.</summary>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Status">How it stands: of a workflow on another node, as the store knows it, which may be <see cref="WorkflowStatus.Running"/> until its owner was told.</param>
/// <param name="IsAccepted">Whether it was still running; false when it had ended before, with <paramref name="Status"/>.</param>
/// <param name="IsDelivered">Whether the code that runs it was told; false while the wish waits in the store for the node that does.</param>
/// <param name="Owner">The process that runs it, or ran it, as the store knows it; null when that is this one.</param>
public sealed record WorkflowCancellation(string WorkflowId, WorkflowStatus Status, bool IsAccepted, bool IsDelivered, string? Owner = null);
