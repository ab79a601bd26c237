using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>diff</c>: a change that was made or is proposed.</summary>
public sealed record DiffProduced : WorkflowEvent
{
    /// <summary>What is changed.</summary>
    [JsonInclude]
    public string Target { get; internal set; } = "";

    /// <summary>How.</summary>
    [JsonInclude]
    public string Op { get; internal set; } = "";

    /// <summary>The old text; null where there was none.</summary>
    [JsonInclude]
    public string? Before { get; internal set; }

    /// <summary>The new text; null where there is none.</summary>
    [JsonInclude]
    public string? After { get; internal set; }
}
