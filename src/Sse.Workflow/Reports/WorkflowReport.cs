using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>What <see cref="IWorkflowReports.GetReport"/> answers.</summary>
public sealed record WorkflowReport : ReportFigures
{
    /// <summary>The window that was asked for. JSON: <c>windowMs</c>.</summary>
    [JsonPropertyName("windowMs"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan Window { get; init; }

    /// <summary>Where the window begins: aligned to a time slice, and not before recording began.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Where it ends: now.</summary>
    public DateTimeOffset To { get; init; }

    /// <summary>How many runs are under way now.</summary>
    public int Running { get; init; }

    /// <summary>The window of the same length before this one; null when nothing was recorded as far back.</summary>
    public PreviousFigures? Previous { get; init; }

    /// <summary>This window against <see cref="Previous"/>; null without it.</summary>
    public ReportTrend? Trend { get; init; }

    /// <summary>By workflow name, most runs first.</summary>
    public IReadOnlyList<NameFigures> ByName { get; init; } = [];

    /// <summary>By workflow and phase, most runs first.</summary>
    public IReadOnlyList<PhaseFigures> ByPhase { get; init; } = [];

    /// <summary>By workflow, phase and step, most runs first.</summary>
    public IReadOnlyList<StepFigures> ByStep { get; init; } = [];

    /// <summary>The steps with the highest 95th percentile.</summary>
    public IReadOnlyList<StepFigures> SlowestSteps { get; init; } = [];

    /// <summary>The problems raised most often.</summary>
    public IReadOnlyList<ProblemFigures> TopProblems { get; init; } = [];

    /// <summary>What the counters of the runs added up to.</summary>
    public IReadOnlyList<CounterFigures> Counters { get; init; } = [];

    /// <summary>Reads a report that was written by <see cref="WriteTo"/>, <see cref="ToJson"/> or the routes of a host.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static WorkflowReport Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, ReportJson.Default.WorkflowReport) ?? throw new JsonException("A report is an object, not null.");

    /// <summary>Writes the report as JSON in camel case on one line, without reflection.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        JsonSerializer.Serialize(writer, this, ReportJson.Default.WorkflowReport);
    }

    /// <summary>The report as JSON in camel case on one line, in UTF-8.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReportJson.Default.WorkflowReport);
}
