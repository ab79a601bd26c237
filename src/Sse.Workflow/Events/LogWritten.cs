namespace Sse.Workflow;

/// <summary><c>log</c>: a line of text.</summary>
public sealed record LogWritten : WorkflowEvent
{
    /// <summary><c>trace</c>, <c>debug</c>, <c>information</c>, <c>warning</c>, <c>error</c>, <c>critical</c>.</summary>
    public string Level { get; init => field = value ?? ""; } = "";

    /// <summary>The line.</summary>
    public string Message { get; init => field = value ?? ""; } = "";

    /// <summary>Which part of the application wrote it; null when the workflow itself did.</summary>
    public string? Category { get; init; }
}
