using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>What is special about one workflow.</summary>
public sealed class WorkflowOptions
{
    /// <summary>
    /// The id of the workflow and of its stream; unique among live workflows, at most 256 characters without line breaks. Ids are no secrets: guard
    /// reading with authorization, or leave the id out for one that cannot be guessed. Default: null, for a fresh UUID.
    /// </summary>
    public string? Id { get; set; }

    /// <summary>
    /// Facts about this run, shown in its stream and found by <see cref="IWorkflows.ListAsync"/>; never tags of metrics. At most 64, others are left out.
    /// </summary>
    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The phases to come, with their weights: progress is then right from the start. Default: none.</summary>
    public ExpectedPhases Phases { get; } = [];

    /// <summary>How many steps there will be, for a workflow without phases. Default: null, unknown.</summary>
    public int? ExpectedSteps { get; set; }

    /// <summary>
    /// Whether timers, counters, gauges, rates and time estimates are taken. Off, the lifecycle alone is written. Default: true.
    /// </summary>
    public bool EnablePerformanceTracking { get; set; } = true;

    /// <summary>The workflow that caused this one. Default: null.</summary>
    public string? ParentId { get; set; }

    /// <summary>Ids of other workflows that belong to this one (the run that is tried again, the batch it is part of), by relation. Default: none.</summary>
    public IDictionary<string, string> Links { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// How long a workflow has to end after it was asked to stop; then it is ended as <c>abandoned</c>, and what it still
    /// writes is ignored. Default: null, for <see cref="SseWorkflowOptions.CancelDeadline"/>.
    /// </summary>
    public TimeSpan? CancelDeadline { get; set; }

    /// <summary>Whether the value a callback returns is put into <c>workflow.finished</c>. Default: true.</summary>
    public bool IncludeResult { get; set; } = true;

    /// <summary>What the stream keeps. Default: null, for <see cref="SseWorkflowOptions.StreamDefaults"/>.</summary>
    public EventStreamOptions? StreamOptions { get; set; }

    internal void Validate()
    {
        OptionRule.Require<WorkflowOptions>(ExpectedSteps is not < 0, nameof(ExpectedSteps), "zero or more, or null when it is not known");
        OptionRule.Require<WorkflowOptions>(
            CancelDeadline is not { } deadline || (deadline > TimeSpan.Zero && deadline <= SseWorkflowOptions.LongestDelay),
            nameof(CancelDeadline), "more than zero and at most 24 days, or null for that of all workflows");
    }
}
