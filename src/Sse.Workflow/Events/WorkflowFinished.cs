using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>workflow.finished</c>: the last event of every workflow.</summary>
public sealed record WorkflowFinished : RunEvent
{
    /// <summary>100 when it succeeded; else how far it came; null when nobody can know.</summary>
    [JsonInclude]
    public double? Percentage { get; internal set; }

    /// <summary>How it ended.</summary>
    [JsonInclude]
    public WorkflowOutcome Outcome { get; internal set; }

    /// <summary>How long it took, in milliseconds.</summary>
    [JsonInclude]
    public double DurationMs { get; internal set; }

    /// <summary>The workflow in figures.</summary>
    [JsonInclude]
    public WorkflowSummary? Summary { get; internal set; }

    /// <summary>What it produced, as its code serialised it; null when it produced nothing.</summary>
    [JsonInclude]
    public JsonElement? Result { get; internal set; }

    /// <summary>Why it failed; null when it did not.</summary>
    [JsonInclude]
    public WorkflowProblem? Problem { get; internal set; }
}
