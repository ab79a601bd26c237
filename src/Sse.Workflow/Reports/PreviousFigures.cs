namespace Sse.Workflow;

/// <summary>The figures of the window before.</summary>
public sealed record PreviousFigures : ReportFigures
{
    /// <summary>Where it begins.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Where it ends.</summary>
    public DateTimeOffset To { get; init; }
}
