using System.Text.Json;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>What holds for all workflows of a process.</summary>
public sealed partial class SseWorkflowOptions
{
    /// <summary>What timers can wait for.</summary>
    internal static readonly TimeSpan LongestDelay = TimeSpan.FromDays(24);

    /// <summary>What a workflow's stream keeps, unless <see cref="WorkflowOptions.StreamOptions"/> says otherwise. Default: see <see cref="EventStreamOptions"/>.</summary>
    public EventStreamOptions StreamDefaults { get; set; } = new();

    /// <summary>
    /// Limits over all streams of the process, and how they work with a store. Its own <see cref="EventStreamRegistryOptions.StreamDefaults"/> are for
    /// streams that are no workflows. Default: see <see cref="EventStreamRegistryOptions"/>.
    /// </summary>
    public EventStreamRegistryOptions Streams { get; set; } = new();

    /// <summary>
    /// How long progress and metrics of one node are collected before their last values become an event. Default: 125 ms, which is at most 8
    /// events a second.
    /// </summary>
    public TimeSpan MergeInterval { get; set; } = TimeSpan.FromMilliseconds(125);

    /// <summary>
    /// How long a workflow has to end after it was asked to stop, before it is ended as <c>abandoned</c>. Default: 30 seconds.
    /// </summary>
    public TimeSpan CancelDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest text in an event, in characters; what is longer is cut and ends with an ellipsis. Default: 8,192.</summary>
    public int MaxTextLength { get; set; } = 8192;

    /// <summary>The largest serialised value (a result, a custom event) in bytes; a larger one is replaced by a note. Default: 256 KiB.</summary>
    public int MaxPayloadBytes { get; set; } = 256 * 1024;

    /// <summary>How many different metrics one workflow may have; others are counted and left out. Default: 500.</summary>
    public int MaxMetrics { get; set; } = 500;

    /// <summary>How many finished workflows <see cref="IWorkflows.Find"/> and <see cref="IWorkflows.ListAsync"/> remember in memory; a store remembers all that it keeps. Default: 10,000.</summary>
    public int MaxFinished { get; set; } = 10_000;

    /// <summary>
    /// Whether the messages of arbitrary exceptions may be shown in the stream. They were written for developers and may hold
    /// secrets. Exceptions that are <see cref="IProblemSource"/> are always shown. Default: false.
    /// </summary>
    public bool IncludeExceptionMessages { get; set; }

    /// <summary>
    /// How results and other values without a <c>JsonTypeInfo</c> of their own are serialised. Trimmed and AOT-compiled applications
    /// give options with a source-generated resolver. Default: null, for <see cref="JsonSerializerOptions.Web"/> where reflection is available.
    /// </summary>
    public JsonSerializerOptions? JsonOptions { get; set; }

    /// <summary>The clock. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        OptionRule.Require<SseWorkflowOptions>(MergeInterval >= TimeSpan.FromMilliseconds(1), nameof(MergeInterval), "at least 1 ms");
        OptionRule.Require<SseWorkflowOptions>(CancelDeadline > TimeSpan.Zero && CancelDeadline <= LongestDelay, nameof(CancelDeadline), "more than zero and at most 24 days");
        OptionRule.Require<SseWorkflowOptions>(MaxTextLength >= 16, nameof(MaxTextLength), "at least 16 characters");
        OptionRule.Require<SseWorkflowOptions>(MaxPayloadBytes >= 256, nameof(MaxPayloadBytes), "at least 256 bytes");
        OptionRule.Require<SseWorkflowOptions>(HookTimeout > TimeSpan.Zero, nameof(HookTimeout), "more than zero");
        OptionRule.Require<SseWorkflowOptions>(HookDrainTimeout >= TimeSpan.Zero, nameof(HookDrainTimeout), "zero or more");
        OptionRule.Require<SseWorkflowOptions>(MaxHookFailures > 0, nameof(MaxHookFailures), "at least 1");
        OptionRule.Require<SseWorkflowOptions>(MaxMetrics >= 0, nameof(MaxMetrics), "zero or more");
        OptionRule.Require<SseWorkflowOptions>(MaxFinished >= 0, nameof(MaxFinished), "zero or more");
        OptionRule.Require<SseWorkflowOptions>(TimeProvider is not null, nameof(TimeProvider), "a clock; leave it out for the system's");
        OptionRule.Require<SseWorkflowOptions>(StreamDefaults is not null, nameof(StreamDefaults), "set; leave it out for the defaults");
        OptionRule.Require<SseWorkflowOptions>(Streams is not null, nameof(Streams), "set; leave it out for the defaults");
        StreamDefaults!.Validate();
        Streams!.Validate();
        ValidateMeasuring();
    }

    /// <summary>
    /// The clock given for workflows is also that of streams, unless they were given one of their own; and a store learns from here what
    /// a workflow is.
    /// </summary>
    internal void CompleteStreams()
    {
        if (ReferenceEquals(StreamDefaults.TimeProvider, TimeProvider.System))
            StreamDefaults.TimeProvider = TimeProvider;
        if (ReferenceEquals(Streams.TimeProvider, TimeProvider.System))
            Streams.TimeProvider = TimeProvider;
        Streams.StoreOptions.EndAbandoned ??= new AbandonedRun(TimeProvider).EndAsync;
        Streams.StoreOptions.FollowedSnapshot ??= FollowedRun.SnapshotOf;
    }
}
