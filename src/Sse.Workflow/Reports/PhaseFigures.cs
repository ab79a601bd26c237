namespace Sse.Workflow;

/// <summary>The figures of one phase of a workflow.</summary>
public sealed record PhaseFigures : ReportFigures
{
    /// <summary>The workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The phase's name.</summary>
    public required string Phase { get; init; }
}
