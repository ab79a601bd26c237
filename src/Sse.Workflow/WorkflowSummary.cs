using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>A workflow in figures: from <see cref="EnhancedSseLogger.GetSummary"/> at any time, and in <c>workflow.finished</c>.</summary>
public sealed record WorkflowSummary
{
    /// <summary>The workflow's id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>The workflow's name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>How it ended; null while it runs.</summary>
    public WorkflowOutcome? Outcome { get; init; }

    /// <summary>When it started, in UTC.</summary>
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, or has been running, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>How long it took, or has been running.</summary>
    [JsonIgnore]
    public TimeSpan Duration => TimeSpan.FromMilliseconds(DurationMs);

    /// <summary>0 to 100; null when nobody can know.</summary>
    public double? Percentage { get; init; }

    /// <summary>Finished phases in the order they ended; the first 200.</summary>
    public IReadOnlyList<PhaseSummary> Phases { get; init => field = value ?? []; } = [];

    /// <summary>Finished steps by outcome (<c>succeeded</c>, <c>failed</c>, …).</summary>
    public IReadOnlyDictionary<string, int> Steps { get; init => field = value ?? NoValues<int>.Instance; } = NoValues<int>.Instance;

    /// <summary>How many problems were reported.</summary>
    public int Problems { get; init; }

    /// <summary>Counters by name.</summary>
    public IReadOnlyDictionary<string, long> Counters { get; init => field = value ?? NoValues<long>.Instance; } = NoValues<long>.Instance;

    /// <summary>Last values of gauges by name.</summary>
    public IReadOnlyDictionary<string, double> Gauges { get; init => field = value ?? NoValues<double>.Instance; } = NoValues<double>.Instance;

    /// <summary>Timers by name.</summary>
    public IReadOnlyDictionary<string, TimerSummary> Timers { get; init => field = value ?? NoValues<TimerSummary>.Instance; } = NoValues<TimerSummary>.Instance;

    /// <summary>Operations a minute by name, as they were last.</summary>
    public IReadOnlyDictionary<string, double> Rates { get; init => field = value ?? NoValues<double>.Instance; } = NoValues<double>.Instance;

    /// <summary>Calls on the logger that came after the end or matched nothing. More than 0 hints at a mistake in the calling code.</summary>
    public long IgnoredCalls { get; init; }

    /// <summary>Reads a summary that was written by <see cref="WriteTo"/>, <see cref="ToJson"/> or the routes of a host.</summary>
    /// <exception cref="JsonException">The text is no summary.</exception>
    public static WorkflowSummary Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, SummaryJson.Default.WorkflowSummary) ?? throw new JsonException("A summary is an object, not null.");

    /// <summary>Writes the summary as JSON in camel case on one line, without reflection.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        JsonSerializer.Serialize(writer, this, SummaryJson.Default.WorkflowSummary);
    }

    /// <summary>The summary as JSON in camel case on one line, in UTF-8.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, SummaryJson.Default.WorkflowSummary);
}
