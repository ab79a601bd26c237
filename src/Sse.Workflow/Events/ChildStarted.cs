using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>child.started</c>: the workflow started another one.</summary>
public sealed record ChildStarted : WorkflowEvent
{
    /// <summary>The id of the other workflow.</summary>
    [JsonInclude]
    public string ChildId { get; internal set; } = "";

    /// <summary>Its name.</summary>
    [JsonInclude]
    public string Name { get; internal set; } = "";
}
