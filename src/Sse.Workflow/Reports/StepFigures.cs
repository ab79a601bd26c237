namespace Sse.Workflow;

/// <summary>The figures of one step of a workflow.</summary>
public sealed record StepFigures : ReportFigures
{
    /// <summary>The workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The phase the step belongs to; null outside phases.</summary>
    public string? Phase { get; init; }

    /// <summary>The step's name.</summary>
    public required string Step { get; init; }
}
