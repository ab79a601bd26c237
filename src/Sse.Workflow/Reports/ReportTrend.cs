namespace Sse.Workflow;

/// <summary>A window against the one before it. A change is relative (0.5 = half as much again, -1 = all gone), null when there is nothing to compare with.</summary>
public sealed record ReportTrend
{
    /// <summary>The change of runs a minute.</summary>
    public double? Throughput { get; init; }

    /// <summary>The error rate minus the previous one: 0.1 = ten points of a hundred more.</summary>
    public double ErrorRate { get; init; }

    /// <summary>The change of the mean duration.</summary>
    public double? Average { get; init; }

    /// <summary>The change of the 95th percentile.</summary>
    public double? P95 { get; init; }

    internal static ReportTrend Between(ReportFigures now, ReportFigures before) => new()
    {
        Throughput = Change(now.PerMinute, before.PerMinute),
        ErrorRate = now.ErrorRate - before.ErrorRate,
        Average = Change(now.Average?.TotalMilliseconds, before.Average?.TotalMilliseconds),
        P95 = Change(now.P95?.TotalMilliseconds, before.P95?.TotalMilliseconds),
    };

    private static double? Change(double? now, double? before) =>
        before is > 0 && now is not null ? (now - before) / before : null;
}
