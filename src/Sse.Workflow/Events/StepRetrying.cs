using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>step.retrying</c>: an attempt failed and another one follows.</summary>
public sealed record StepRetrying : WorkflowEvent
{
    /// <summary>What is being done.</summary>
    [JsonInclude]
    public string Name { get; internal set; } = "";

    /// <summary>The attempt that comes next, counted from 1.</summary>
    [JsonInclude]
    public int Attempt { get; internal set; }

    /// <summary>How long it waits before that, in milliseconds.</summary>
    [JsonInclude]
    public double DelayMs { get; internal set; }

    /// <summary>Why the attempt before failed; null when nobody said.</summary>
    [JsonInclude]
    public WorkflowProblem? Problem { get; internal set; }
}
