using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>validation</c>: the state of one rule of a checklist; the last one counts.</summary>
public sealed record ValidationReported : WorkflowEvent
{
    /// <summary>The rule.</summary>
    [JsonInclude]
    public string Rule { get; internal set; } = "";

    /// <summary>Its state.</summary>
    [JsonInclude]
    public string Status { get; internal set; } = "";

    /// <summary>More about it; null when there is none.</summary>
    [JsonInclude]
    public string? Message { get; internal set; }
}
