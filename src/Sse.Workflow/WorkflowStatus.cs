using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>Where a workflow or a part of it stands: running, asked to stop, or how it ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowStatus>))]
public enum WorkflowStatus
{
    /// <summary>It runs.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>It runs and was asked to stop.</summary>
    [JsonStringEnumMemberName("canceling")]
    Canceling,

    /// <summary>See <see cref="WorkflowOutcome.Succeeded"/>.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>See <see cref="WorkflowOutcome.Warned"/>.</summary>
    [JsonStringEnumMemberName("warned")]
    Warned,

    /// <summary>See <see cref="WorkflowOutcome.Failed"/>.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>See <see cref="WorkflowOutcome.Skipped"/>.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    /// <summary>See <see cref="WorkflowOutcome.Canceled"/>.</summary>
    [JsonStringEnumMemberName("canceled")]
    Canceled,

    /// <summary>See <see cref="WorkflowOutcome.TimedOut"/>.</summary>
    [JsonStringEnumMemberName("timedOut")]
    TimedOut,

    /// <summary>See <see cref="WorkflowOutcome.Abandoned"/>.</summary>
    [JsonStringEnumMemberName("abandoned")]
    Abandoned,
}
