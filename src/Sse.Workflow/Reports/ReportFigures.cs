using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>The figures every part of a report has. Durations leave out what was skipped.</summary>
public abstract record ReportFigures
{
    /// <summary>How many ended in the window, whatever the outcome.</summary>
    public long Runs { get; init; }

    /// <summary>The same, by outcome.</summary>
    public OutcomeCounts Outcomes { get; init; } = new();

    /// <summary>The share that failed, timed out or was abandoned, from 0 to 1; 0 when nothing ended.</summary>
    public double ErrorRate { get; init; }

    /// <summary>The mean duration; null when nothing ended. JSON: <c>averageMs</c>.</summary>
    [JsonPropertyName("averageMs"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? Average { get; init; }

    /// <summary>The median, within 1.6 % of the exact one; null when nothing ended. JSON: <c>p50Ms</c>.</summary>
    [JsonPropertyName("p50Ms"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? P50 { get; init; }

    /// <summary>The 95th percentile, within 1.6 %; null when nothing ended. JSON: <c>p95Ms</c>.</summary>
    [JsonPropertyName("p95Ms"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? P95 { get; init; }

    /// <summary>The 99th percentile, within 1.6 %; null when nothing ended. JSON: <c>p99Ms</c>.</summary>
    [JsonPropertyName("p99Ms"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? P99 { get; init; }

    /// <summary>How many ended in a minute, on average over the window.</summary>
    public double PerMinute { get; init; }
}
