namespace Sse.Workflow;

/// <summary>What a counter of a workflow's runs added up to.</summary>
public sealed record CounterFigures
{
    /// <summary>The workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The counter's name.</summary>
    public required string Name { get; init; }

    /// <summary>The sum of what was added in the window.</summary>
    public double Total { get; init; }

    /// <summary>The same in a minute, on average over the window.</summary>
    public double PerMinute { get; init; }
}
