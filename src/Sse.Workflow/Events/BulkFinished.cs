namespace Sse.Workflow;

/// <summary><c>bulk.finished</c>.</summary>
public sealed record BulkFinished : BulkEvent
{
    /// <summary>How it ended.</summary>
    public WorkflowOutcome Outcome { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public WorkflowProblem? Problem { get; init; }
}
