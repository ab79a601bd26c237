namespace Sse.Workflow;

/// <summary><c>workflow.finished</c>: the last event of every workflow.</summary>
public sealed record WorkflowFinished : RunEvent
{
    /// <summary>100 when it succeeded; else how far it came; null when nobody can know.</summary>
    public double? Percentage { get; init; }

    /// <summary>How it ended.</summary>
    public WorkflowOutcome Outcome { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>The workflow in figures.</summary>
    public WorkflowSummary? Summary { get; init; }

    /// <summary>What it produced, as its code serialised it; null when it produced nothing.</summary>
    public System.Text.Json.JsonElement? Result { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public WorkflowProblem? Problem { get; init; }
}
