using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>problem</c>: something went wrong.</summary>
public sealed record ProblemRaised : WorkflowEvent
{
    /// <summary>A short, stable name that code can compare.</summary>
    [JsonInclude]
    public string Code { get; internal set; } = "";

    /// <summary>What happened, for the reader of the stream.</summary>
    [JsonInclude]
    public string Message { get; internal set; } = "";

    /// <summary>The kind of error; null when unknown.</summary>
    [JsonInclude]
    public string? ErrorType { get; internal set; }

    /// <summary>Whether the workflow ends because of it.</summary>
    [JsonInclude]
    public bool Fatal { get; internal set; }

    /// <summary>Whether trying again may help; null when unknown.</summary>
    [JsonInclude]
    public bool? Retryable { get; internal set; }

    /// <summary>What the user can do; null when nothing.</summary>
    [JsonInclude]
    public string? Suggestion { get; internal set; }
}
