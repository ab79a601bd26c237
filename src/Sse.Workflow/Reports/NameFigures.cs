namespace Sse.Workflow;

/// <summary>The figures of one workflow name.</summary>
public sealed record NameFigures : ReportFigures
{
    /// <summary>The workflow's name; <c>other</c> gathers names beyond the limit.</summary>
    public required string Name { get; init; }

    /// <summary>How many runs of it are under way now.</summary>
    public int Running { get; init; }
}
