namespace Sse.Workflow;

/// <summary>When <see cref="WorkflowAlerts"/> call: one of the limits is exceeded, and enough runs have ended to say so.</summary>
public sealed class AlertRule
{
    /// <summary>A name for the rule, for whoever is called. Default: <c>alert</c>.</summary>
    public string Name { get; init; } = "alert";

    /// <summary>Which workflows are looked at. Default: null, all of them together.</summary>
    public string? Workflow { get; init; }

    /// <summary>How far back is looked. Default: 5 min.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The highest share of errors that is borne, from 0 to 1. Default: null, any.</summary>
    public double? MaxErrorRate { get; init; }

    /// <summary>The longest 95th percentile of durations that is borne. Default: null, any.</summary>
    public TimeSpan? MaxP95 { get; init; }

    /// <summary>The longest mean duration that is borne. Default: null, any.</summary>
    public TimeSpan? MaxAverage { get; init; }

    /// <summary>How many runs must have ended in the window: one failure of two runs is no trend. Default: 10.</summary>
    public int MinRuns { get; init; } = 10;

    /// <summary>How long to wait before calling again. Default: 15 min.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(15);

    internal bool IsBroken(ReportFigures figures) =>
        figures.Runs >= MinRuns && (figures.ErrorRate > MaxErrorRate || figures.P95 > MaxP95 || figures.Average > MaxAverage);

    internal void Validate()
    {
        if (Window <= TimeSpan.Zero)
            throw new ArgumentException($"{nameof(AlertRule)} {Name}: {nameof(Window)} must be more than zero.");
        if (MaxErrorRate is null && MaxP95 is null && MaxAverage is null)
            throw new ArgumentException($"{nameof(AlertRule)} {Name}: set {nameof(MaxErrorRate)}, {nameof(MaxP95)} or {nameof(MaxAverage)}; without a limit it never calls.");
    }
}
