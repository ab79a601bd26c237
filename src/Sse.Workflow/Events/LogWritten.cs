using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary><c>log</c>: a line of text.</summary>
public sealed record LogWritten : WorkflowEvent
{
    /// <summary><c>trace</c>, <c>debug</c>, <c>information</c>, <c>warning</c>, <c>error</c>, <c>critical</c>.</summary>
    [JsonInclude]
    public string Level { get; internal set; } = "";

    /// <summary>The line.</summary>
    [JsonInclude]
    public string Message { get; internal set; } = "";

    /// <summary>Which part of the application wrote it; null when the workflow itself did.</summary>
    [JsonInclude]
    public string? Category { get; internal set; }

    /// <summary>The text with the names of its arguments, as the code has it; null when there are none.</summary>
    [JsonInclude]
    public string? Template { get; internal set; }

    /// <summary>The arguments, by name; null when there are none.</summary>
    [JsonInclude]
    public JsonElement? Args { get; internal set; }

    /// <summary>The number of the event in the log; null when it has none.</summary>
    [JsonInclude]
    public int? EventId { get; internal set; }

    /// <summary>The name of the event in the log; null when it has none.</summary>
    [JsonInclude]
    public string? EventName { get; internal set; }

    /// <summary>The scopes around it, outermost first: texts, or objects of names and values; null when there are none.</summary>
    [JsonInclude]
    public JsonElement? Scopes { get; internal set; }

    /// <summary>The type of the exception that was logged with it; null without one.</summary>
    [JsonInclude]
    public string? ErrorType { get; internal set; }

    /// <summary>The message of that exception; null unless messages are shown.</summary>
    [JsonInclude]
    public string? Error { get; internal set; }

    /// <summary>True when the step had ended before the line was written.</summary>
    [JsonInclude]
    public bool? Late { get; internal set; }

    /// <summary>When it was logged, in milliseconds since the start, if it was kept back until the run failed; else null.</summary>
    [JsonInclude]
    public long? At { get; internal set; }
}
