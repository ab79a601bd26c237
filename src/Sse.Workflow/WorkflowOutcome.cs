using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>How a run, a phase, a step or an item ended. On the wire: the name in camel case (<c>timedOut</c>).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowOutcome>))]
public enum WorkflowOutcome
{
    /// <summary>It did what it was meant to do.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>It succeeded, and something in it deserves a look.</summary>
    [JsonStringEnumMemberName("warned")]
    Warned,

    /// <summary>It ended with a problem.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It was not done, on purpose.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    /// <summary>The run's own token was signalled.</summary>
    [JsonStringEnumMemberName("canceled")]
    Canceled,

    /// <summary>A limit of time ran out.</summary>
    [JsonStringEnumMemberName("timedOut")]
    TimedOut,

    /// <summary>Nobody said how it ended: the handle was disposed without a word, or the process died.</summary>
    [JsonStringEnumMemberName("abandoned")]
    Abandoned,
}
