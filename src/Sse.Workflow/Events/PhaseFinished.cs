using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>phase.finished</c>.</summary>
public sealed record PhaseFinished : PhaseEvent
{
    /// <summary>How it ended.</summary>
    [JsonInclude]
    public WorkflowOutcome Outcome { get; internal set; }

    /// <summary>How long it took, in milliseconds.</summary>
    [JsonInclude]
    public double DurationMs { get; internal set; }

    /// <summary>Why it failed; null when it did not.</summary>
    [JsonInclude]
    public WorkflowProblem? Problem { get; internal set; }
}
