using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>item.finished</c>: one item of a bulk.</summary>
public sealed record ItemFinished : WorkflowEvent
{
    /// <summary>The place of the item in the input, counted from 1.</summary>
    [JsonInclude]
    public long Index { get; internal set; }

    /// <summary>How many items there are; null when unknown.</summary>
    [JsonInclude]
    public long? Total { get; internal set; }

    /// <summary>What names the item; null when nothing does.</summary>
    [JsonInclude]
    public string? Key { get; internal set; }

    /// <summary>How it ended.</summary>
    [JsonInclude]
    public WorkflowOutcome Outcome { get; internal set; }

    /// <summary>A word of the caller's about how it ended (<c>existing</c>); null when there is none.</summary>
    [JsonInclude]
    public string? Disposition { get; internal set; }

    /// <summary>What the item produced; null when nothing.</summary>
    [JsonInclude]
    public JsonElement? Data { get; internal set; }

    /// <summary>How long it took, in milliseconds.</summary>
    [JsonInclude]
    public double DurationMs { get; internal set; }

    /// <summary>Why it failed; null when it did not.</summary>
    [JsonInclude]
    public WorkflowProblem? Problem { get; internal set; }
}
