namespace Sse.Workflow;

/// <summary><c>step.retrying</c>: an attempt failed and another one follows.</summary>
public sealed record StepRetrying : WorkflowEvent
{
    /// <summary>What is being done.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>The attempt that comes next, counted from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>How long it waits before that, in milliseconds.</summary>
    public double DelayMs { get; init; }

    /// <summary>Why the attempt before failed; null when nobody said.</summary>
    public WorkflowProblem? Problem { get; init; }
}
