namespace Sse.Workflow;

/// <summary><c>item.finished</c>: one item of a bulk.</summary>
public sealed record ItemFinished : WorkflowEvent
{
    /// <summary>The place of the item in the input, counted from 1.</summary>
    public long Index { get; init; }

    /// <summary>How many items there are; null when unknown.</summary>
    public long? Total { get; init; }

    /// <summary>What names the item; null when nothing does.</summary>
    public string? Key { get; init; }

    /// <summary>How it ended.</summary>
    public WorkflowOutcome Outcome { get; init; }

    /// <summary>A word of the caller's about how it ended (<c>existing</c>); null when there is none.</summary>
    public string? Disposition { get; init; }

    /// <summary>What the item produced; null when nothing.</summary>
    public System.Text.Json.JsonElement? Data { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public WorkflowProblem? Problem { get; init; }
}
