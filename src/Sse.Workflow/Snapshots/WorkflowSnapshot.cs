using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>
/// The state of a workflow, folded from its events. The same rules make the same snapshot everywhere: on the server, in a .NET
/// client, in a browser.
/// </summary>
/// <remarks>
/// <para>An event whose <c>rev</c> is not higher than the snapshot's changes nothing, so reading some events twice is harmless. Each
/// lifecycle event replaces the state of its node. Lists keep the last events of each kind; <see cref="Totals"/> says how many there were.</para>
/// <para>Not thread-safe, and changed in place by <see cref="Apply"/>.</para>
/// </remarks>
public sealed partial class WorkflowSnapshot
{
    /// <summary>The workflow's id; empty before the first event.</summary>
    [JsonInclude]
    public string WorkflowId { get; internal set; } = "";

    /// <summary>What kind of workflow it is.</summary>
    [JsonInclude]
    public string Name { get; internal set; } = "";

    /// <summary>Running, asked to stop, or how it ended.</summary>
    [JsonInclude]
    public WorkflowStatus Status { get; internal set; }

    /// <summary>When it started, in UTC.</summary>
    [JsonInclude, JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>When the last event was written, in UTC.</summary>
    [JsonInclude, JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>Milliseconds from the start to the last event.</summary>
    [JsonInclude, JsonPropertyName("t")]
    public long ElapsedMs { get; internal set; }

    /// <summary>The number of the last event.</summary>
    [JsonInclude]
    public long Rev { get; internal set; }

    /// <summary>How long it took, in milliseconds; null while it runs.</summary>
    [JsonInclude]
    public double? DurationMs { get; internal set; }

    /// <summary>0 to 100; null when nobody can know.</summary>
    [JsonInclude]
    public double? Percentage { get; internal set; }

    /// <summary>Percent a second; null when unknown.</summary>
    [JsonInclude]
    public double? Rate { get; internal set; }

    /// <summary>How long the rest will take; null when unknown.</summary>
    [JsonInclude]
    public TimeEstimate? Eta { get; internal set; }

    /// <summary>The step begun last of those that run; null when none does.</summary>
    [JsonInclude]
    public string? Current { get; internal set; }

    /// <summary>The trace it belongs to; null when it was not traced.</summary>
    [JsonInclude]
    public string? TraceId { get; internal set; }

    /// <summary>The workflow that started it; null when none did.</summary>
    [JsonInclude]
    public string? ParentId { get; internal set; }

    /// <summary>Facts about this run.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, string> Tags { get; internal set; } = new Dictionary<string, string>();

    /// <summary>Ids of related workflows, by relation.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, string> Links { get; internal set; } = new Dictionary<string, string>();

    /// <summary>What was said to come; null when nothing was.</summary>
    [JsonInclude]
    public ExpectedWork? Expected { get; internal set; }

    /// <summary>The request to stop; null when there was none.</summary>
    [JsonInclude]
    public CancelRequested? Cancel { get; internal set; }

    /// <summary>The workflow in figures; null while it runs.</summary>
    [JsonInclude]
    public WorkflowSummary? Summary { get; internal set; }

    /// <summary>What it produced; null when nothing, and while it runs.</summary>
    [JsonInclude]
    public JsonElement? Result { get; internal set; }

    /// <summary>Why it failed; null when it did not.</summary>
    [JsonInclude]
    public WorkflowProblem? Problem { get; internal set; }

    /// <summary>Reads a snapshot.</summary>
    /// <exception cref="JsonException">The text is no snapshot.</exception>
    public static WorkflowSnapshot Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, WorkflowJson.Default.WorkflowSnapshot) ?? throw new JsonException("A snapshot is an object, not null.");

    /// <summary>Writes the snapshot as JSON on one line.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        JsonSerializer.Serialize(writer, this, WorkflowJson.Default.WorkflowSnapshot);
    }

    /// <summary>The snapshot as JSON on one line, in UTF-8.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, WorkflowJson.Default.WorkflowSnapshot);
}
