using System.Text.Json;

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

    /// <summary>The text with the names of its arguments, as the code has it; null when there are none.</summary>
    public string? Template { get; init; }

    /// <summary>The arguments, by name; null when there are none.</summary>
    public JsonElement? Args { get; init; }

    /// <summary>The number of the event in the log; null when it has none.</summary>
    public int? EventId { get; init; }

    /// <summary>The name of the event in the log; null when it has none.</summary>
    public string? EventName { get; init; }

    /// <summary>The scopes around it, outermost first: texts, or objects of names and values; null when there are none.</summary>
    public JsonElement? Scopes { get; init; }

    /// <summary>The type of the exception that was logged with it; null without one.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The message of that exception; null unless messages are shown.</summary>
    public string? Error { get; init; }

    /// <summary>True when the step had ended before the line was written.</summary>
    public bool? Late { get; init; }

    /// <summary>When it was logged, in milliseconds since the start, if it was kept back until the run failed; else null.</summary>
    public long? At { get; init; }
}
