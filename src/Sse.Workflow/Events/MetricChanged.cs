using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>metric</c>: the last value of a counter, gauge, timer or rate. Merged: at most 8 a second for each.</summary>
public sealed record MetricChanged : WorkflowEvent
{
    /// <summary>Its name.</summary>
    [JsonInclude]
    public string Name { get; internal set; } = "";

    /// <summary><c>counter</c>, <c>gauge</c>, <c>timer</c>, <c>rate</c>.</summary>
    [JsonInclude]
    public string Kind { get; internal set; } = "";

    /// <summary>The value; null when it was not a finite number.</summary>
    [JsonInclude]
    public double? Value { get; internal set; }

    /// <summary>The unit; null when there is none.</summary>
    [JsonInclude]
    public string? Unit { get; internal set; }
}
