namespace Sse.Workflow;

/// <summary><c>problem</c>: something went wrong.</summary>
public sealed record ProblemRaised : WorkflowEvent
{
    /// <summary>A short, stable name that code can compare.</summary>
    public string Code { get; init => field = value ?? ""; } = "";

    /// <summary>What happened, for the reader of the stream.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>The kind of error; null when unknown.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Whether the workflow ends because of it.</summary>
    public bool Fatal { get; init; }

    /// <summary>Whether trying again may help; null when unknown.</summary>
    public bool? Retryable { get; init; }

    /// <summary>What the user can do; null when nothing.</summary>
    public string? Suggestion { get; init; }
}
