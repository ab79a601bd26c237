namespace Sse.Workflow;

/// <summary>What went wrong, in words that are safe to show to end users.</summary>
/// <param name="Code">A short, stable name that code can compare: <c>file_too_large</c>.</param>
/// <param name="Message">What happened, for the reader of the stream.</param>
public sealed record WorkflowProblem(string Code, string Message)
{
    /// <summary>The kind of error, by default the exception's type name. Default: null.</summary>
    public string? ErrorType { get; init; }

    /// <summary>What the user can do about it. Default: null.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether trying again may help; null when unknown. Default: null.</summary>
    public bool? Retryable { get; init; }
}
