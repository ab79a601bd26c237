using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>An event of a type that this version does not know: written by a newer one. By contract it may be ignored.</summary>
public sealed record UnknownEvent : WorkflowEvent
{
    /// <summary>The whole event, envelope included.</summary>
    [JsonIgnore]
    public JsonElement Json { get; internal set; }
}
