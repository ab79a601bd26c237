using System.Globalization;
using Sse.Cli.Watching;

namespace Sse.Cli.Bench;

/// <summary>A report for people.</summary>
internal static class BenchTable
{
    public static IEnumerable<string> Of(BenchReport report)
    {
        yield return Line("connections", Join(
            $"{N(report.Opened)} of {N(report.Connections)} opened", Some(report.Ended, "read to the end"), Some(report.Refused, "refused"),
            $"{N(report.Reconnects)} reconnects", $"{N(report.Failures)} failures"));
        yield return Line("events", Join($"{N(report.Events)} in {N(report.DurationSeconds)} s", $"{N(report.EventsPerSecond)}/s", Some(report.Replayed, "from before")));
        yield return Line("latency", Of(report.LatencyMs, "no event told its time while a connection was open"));
        yield return Line("connecting", Of(report.ConnectMs, "no connection was opened"));
        yield return Line("gaps", Join(N(report.Gaps), Some(report.Missing, "events missing"), Some(report.Repeated, "events twice")));
        foreach (var (error, times) in report.Errors.OrderByDescending(e => e.Value))
            yield return Line("error", $"{N(times)} × {error}");
    }

    private static string Line(string name, string text) => new StyledLine().Add($"{name,-12} {text}").ToString();

    private static string Of(BenchQuantiles values, string whyNone) => values.Count == 0
        ? $"not measured: {whyNone}"
        : string.Create(CultureInfo.InvariantCulture, $"p50 {values.P50:0.##} ms, p90 {values.P90:0.##} ms, p99 {values.P99:0.##} ms, most {values.Max:0.##} ms ({N(values.Count)} measured)");

    private static string Join(params string[] parts) => string.Join(", ", parts.Where(p => p.Length > 0));

    private static string Some(long count, string what) => count == 0 ? "" : $"{N(count)} {what}";

    private static string N(double value) => Amounts.Number(value);
}
