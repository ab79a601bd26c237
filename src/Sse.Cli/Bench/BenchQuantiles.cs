namespace Sse.Cli.Bench;

/// <summary>A distribution in a few numbers, in milliseconds; null without values.</summary>
internal sealed record BenchQuantiles(long Count, double? P50, double? P90, double? P99, double? Max)
{
    public static BenchQuantiles Of(LatencyHistogram values) => new(
        values.Count, Round(values.Percentile(0.5)), Round(values.Percentile(0.9)), Round(values.Percentile(0.99)), values.Count == 0 ? null : Round(values.Max));

    private static double? Round(TimeSpan? value) => value is { } v ? Math.Round(v.TotalMilliseconds, 3) : null;
}
