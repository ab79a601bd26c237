using System.Text.Json;
using System.Text.Json.Serialization;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>
/// One event of a workflow, read back: the envelope that all have. Types this version does not know become
/// <see cref="UnknownEvent"/>; fields it does not know are ignored.
/// </summary>
public abstract record WorkflowEvent
{
    private StreamPosition _position;

    // Setters instead of init: the generated reader then sets what is there and leaves defaults alone, at half the cost of init.
    private protected WorkflowEvent()
    {
    }

    /// <summary>What happened; see <see cref="WorkflowEventTypes"/>.</summary>
    [JsonInclude, JsonPropertyOrder(-9)]
    public string Type { get; internal set; } = "";

    /// <summary>The workflow.</summary>
    [JsonInclude, JsonPropertyOrder(-8)]
    public string WorkflowId { get; internal set; } = "";

    /// <summary>When, in UTC.</summary>
    [JsonInclude, JsonPropertyOrder(-7), JsonPropertyName("ts"), JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset Timestamp { get; internal set; }

    /// <summary>Milliseconds since the workflow's start.</summary>
    [JsonInclude, JsonPropertyOrder(-6), JsonPropertyName("t")]
    public long ElapsedMs { get; internal set; }

    /// <summary>The node it belongs to: <c>0</c> for the workflow itself, else the number of a phase, step or bulk.</summary>
    [JsonInclude, JsonPropertyOrder(-5)]
    public string Node { get; internal set; } = "0";

    /// <summary>The node around it; null for the workflow itself.</summary>
    [JsonInclude, JsonPropertyOrder(-4)]
    public string? Parent { get; internal set; }

    /// <summary>Rises from event to event of a workflow: of two states of a node the one with the higher number is the newer.</summary>
    [JsonInclude, JsonPropertyOrder(-3)]
    public long Rev { get; internal set; }

    /// <summary>The trace the workflow belongs to; null when it was not traced.</summary>
    [JsonInclude, JsonPropertyOrder(-2)]
    public string? TraceId { get; internal set; }

    /// <summary>The event's place in its stream, if it was read from one; else the start.</summary>
    [JsonIgnore]
    public StreamPosition Position
    {
        get => _position;
        init => _position = value;
    }

    /// <summary>Says where the event was read, without a copy of it: nobody else has seen it yet.</summary>
    internal WorkflowEvent ReadFrom(StreamPosition position)
    {
        _position = position;
        return this;
    }

    /// <summary>Reads an event.</summary>
    /// <param name="eventType">The name of the SSE event, which equals <c>type</c> in the JSON.</param>
    /// <param name="utf8Json">The event's data.</param>
    /// <returns>The event, of the type that its name says.</returns>
    /// <exception cref="JsonException">The data is not JSON, or a field has another kind of value than the contract says.</exception>
    public static WorkflowEvent Parse(string eventType, ReadOnlySpan<byte> utf8Json) => WorkflowEventReader.Read(eventType, utf8Json);

    /// <summary>The event of a workflow that an event of a stream is: <c>switch (WorkflowEvent.From(item)) { case StepFinished step: … }</c>.</summary>
    /// <param name="streamEvent">What was read from the stream; its position becomes <see cref="Position"/>.</param>
    /// <returns>Null when it is no event of a workflow.</returns>
    public static WorkflowEvent? From(in StreamEvent streamEvent) => WorkflowEventReader.TryRead(streamEvent);
}
