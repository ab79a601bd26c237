using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>artifact</c>: something that was produced.</summary>
public sealed record ArtifactProduced : WorkflowEvent
{
    /// <summary>What to call it.</summary>
    [JsonInclude]
    public string Title { get; internal set; } = "";

    /// <summary>Where it is.</summary>
    [JsonInclude]
    public string Href { get; internal set; } = "";

    /// <summary>Its media type; null when unknown.</summary>
    [JsonInclude]
    public string? MediaType { get; internal set; }
}
