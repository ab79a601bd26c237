using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>How many ended in which way.</summary>
public sealed record OutcomeCounts
{
    /// <summary>How many ended as <see cref="WorkflowOutcome.Succeeded"/>.</summary>
    public long Succeeded { get; init; }

    /// <summary>How many ended as <see cref="WorkflowOutcome.Warned"/>.</summary>
    public long Warned { get; init; }

    /// <summary>How many ended as <see cref="WorkflowOutcome.Failed"/>.</summary>
    public long Failed { get; init; }

    /// <summary>How many ended as <see cref="WorkflowOutcome.Skipped"/>.</summary>
    public long Skipped { get; init; }

    /// <summary>How many ended as <see cref="WorkflowOutcome.Canceled"/>.</summary>
    public long Canceled { get; init; }

    /// <summary>How many ended as <see cref="WorkflowOutcome.TimedOut"/>.</summary>
    public long TimedOut { get; init; }

    /// <summary>How many ended as <see cref="WorkflowOutcome.Abandoned"/>.</summary>
    public long Abandoned { get; init; }

    /// <summary>How many failed, timed out or were abandoned.</summary>
    [JsonIgnore]
    public long Errors => Failed + TimedOut + Abandoned;

    /// <summary>How many ended, in whatever way.</summary>
    [JsonIgnore]
    public long Total => Succeeded + Warned + Skipped + Canceled + Errors;

    internal static OutcomeCounts From(ReadOnlySpan<long> counts) => new()
    {
        Succeeded = counts[(int)WorkflowOutcome.Succeeded],
        Warned = counts[(int)WorkflowOutcome.Warned],
        Failed = counts[(int)WorkflowOutcome.Failed],
        Skipped = counts[(int)WorkflowOutcome.Skipped],
        Canceled = counts[(int)WorkflowOutcome.Canceled],
        TimedOut = counts[(int)WorkflowOutcome.TimedOut],
        Abandoned = counts[(int)WorkflowOutcome.Abandoned],
    };
}
