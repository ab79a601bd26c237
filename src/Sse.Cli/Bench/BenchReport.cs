namespace Sse.Cli.Bench;

/// <summary>What a bench has found, as <c>--json</c> prints it. Durations are in milliseconds.</summary>
internal sealed record BenchReport
{
    public required string Url { get; init; }

    public required double DurationSeconds { get; init; }

    /// <summary>How many were asked for.</summary>
    public required int Connections { get; init; }

    /// <summary>How many were open at least once.</summary>
    public required long Opened { get; init; }

    /// <summary>How many read their stream to its end.</summary>
    public required long Ended { get; init; }

    /// <summary>How many the server sent away for good.</summary>
    public required long Refused { get; init; }

    /// <summary>How often a connection was opened again.</summary>
    public required long Reconnects { get; init; }

    /// <summary>Attempts that came to nothing, and connections that broke.</summary>
    public required long Failures { get; init; }

    public required long Events { get; init; }

    public required double EventsPerSecond { get; init; }

    /// <summary>Events from before their connection was open: no measure of latency.</summary>
    public required long Replayed { get; init; }

    /// <summary>Places where events are missing, by the server's word or by their positions.</summary>
    public required long Gaps { get; init; }

    /// <summary>How many are missing, as far as positions tell.</summary>
    public required long Missing { get; init; }

    /// <summary>Events that came twice.</summary>
    public required long Repeated { get; init; }

    public required BenchQuantiles LatencyMs { get; init; }

    public required BenchQuantiles ConnectMs { get; init; }

    public required IReadOnlyDictionary<string, long> Errors { get; init; }

    public static BenchReport Of(BenchTotals totals, Uri url, int connections, TimeSpan took) => new()
    {
        Url = url.ToString(),
        DurationSeconds = Math.Round(took.TotalSeconds, 3),
        Connections = connections,
        Opened = totals.Opened,
        Ended = totals.Ended,
        Refused = totals.Refused,
        Reconnects = totals.Reconnects,
        Failures = totals.Failures,
        Events = totals.Events,
        EventsPerSecond = Math.Round(totals.Events / Math.Max(0.001, took.TotalSeconds), 1),
        Replayed = totals.Replayed,
        Gaps = totals.Gaps,
        Missing = totals.Missing,
        Repeated = totals.Repeated,
        LatencyMs = BenchQuantiles.Of(totals.Latency),
        ConnectMs = BenchQuantiles.Of(totals.Connect),
        Errors = totals.Errors,
    };
}
