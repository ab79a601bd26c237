namespace Sse.Workflow;

/// <summary>
/// How many different names reports and metric tags may hold over the life of the process. A name that comes after the limit
/// is counted as <c>other</c>; names already known keep their figures.
/// </summary>
/// <remarks>
/// With the defaults no instrument has more than 2,000 combinations of tags, the number from which OpenTelemetry folds
/// combinations into one. No workflow may take more than half of a limit, so one that puts ids into its step names hides
/// itself, not the others.
/// </remarks>
public sealed class NameLimits
{
    /// <summary>Workflow names. Default: 50.</summary>
    public int Workflows { get; set; } = 50;

    /// <summary>Phases, over all workflows. Default: 200.</summary>
    public int Phases { get; set; } = 200;

    /// <summary>Steps, over all workflows and phases. Default: 200.</summary>
    public int Steps { get; set; } = 200;

    /// <summary>Counters, gauges and timers, over all workflows, each kind for itself. Default: 200.</summary>
    public int Metrics { get; set; } = 200;

    /// <summary>Codes of problems, over all workflows. Default: 200.</summary>
    public int Problems { get; set; } = 200;

    /// <summary>Combinations of the values of tags declared as <see cref="TagClass.Dimension"/>, over all workflows. Default: 200.</summary>
    public int Dimensions { get; set; } = 200;

    internal void Validate()
    {
        int[] limits = [Workflows, Phases, Steps, Metrics, Problems, Dimensions];
        if (limits.Any(limit => limit is < 1 or > 10_000))
            throw new ArgumentException($"Every limit of {nameof(NameLimits)} must be from 1 to 10,000.");
    }

    internal int Of(NamePart part) => part switch
    {
        NamePart.Phase => Phases,
        NamePart.Step => Steps,
        NamePart.Problem => Problems,
        NamePart.Dimensions => Dimensions,
        _ => Metrics,
    };
}
