namespace Sse.Workflow;

/// <summary>What became of a wish that a workflow stops.</summary>
public sealed record WorkflowCancellation
{
    /// <summary>The workflow.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>
    /// How it stands: of a workflow on another node, as the store knows it, which may be <see cref="WorkflowStatus.Running"/> until its owner was told.
    /// </summary>
    public required WorkflowStatus Status { get; init; }

    /// <summary>Whether it was still running; false when it had ended before, with <see cref="Status"/>.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>Whether the code that runs it was told; false while the wish waits in the store for the node that does.</summary>
    public required bool IsDelivered { get; init; }

    /// <summary>The process that runs it, or ran it, as the store knows it; null when that is this one.</summary>
    public string? Owner { get; init; }
}
