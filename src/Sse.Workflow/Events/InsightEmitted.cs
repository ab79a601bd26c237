using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>insight</c>: something that was found on the way.</summary>
public sealed record InsightEmitted : WorkflowEvent
{
    /// <summary>What it is about.</summary>
    [JsonInclude]
    public string Category { get; internal set; } = "";

    /// <summary>How much it matters; null when nobody said.</summary>
    [JsonInclude]
    public string? Importance { get; internal set; }

    /// <summary>The insight.</summary>
    [JsonInclude]
    public string Message { get; internal set; } = "";
}
