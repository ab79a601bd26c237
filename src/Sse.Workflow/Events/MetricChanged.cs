namespace Sse.Workflow;

/// <summary><c>metric</c>: the last value of a counter, gauge, timer or rate. Merged: at most 8 a second for each.</summary>
public sealed record MetricChanged : WorkflowEvent
{
    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary><c>counter</c>, <c>gauge</c>, <c>timer</c>, <c>rate</c>.</summary>
    public string Kind { get; init => field = value ?? ""; } = "";

    /// <summary>The value; null when it was not a finite number.</summary>
    public double? Value { get; init; }

    /// <summary>The unit; null when there is none.</summary>
    public string? Unit { get; init; }
}
