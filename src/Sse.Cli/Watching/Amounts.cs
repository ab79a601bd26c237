using System.Globalization;
using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>Numbers as people read them. The same in every country: what a tool prints ends up in scripts and bug reports.</summary>
internal static class Amounts
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>A clock since the start: <c>0:07</c>, <c>1:02:03</c>.</summary>
    public static string Clock(double milliseconds)
    {
        var time = Time(milliseconds);
        return time.TotalHours >= 1
            ? string.Create(Culture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(Culture, $"{time.Minutes}:{time.Seconds:00}");
    }

    /// <summary>The clock with milliseconds: <c>0:07.250</c>.</summary>
    public static string ExactClock(double milliseconds) => string.Create(Culture, $"{Clock(milliseconds)}.{Time(milliseconds).Milliseconds:000}");

    /// <summary>A duration: <c>12 ms</c>, <c>3.4 s</c>, <c>2 min 5 s</c>, <c>3 h 7 min</c>.</summary>
    public static string Duration(double milliseconds)
    {
        var time = Time(milliseconds);
        return time switch
        {
            { TotalSeconds: < 1 } => string.Create(Culture, $"{time.TotalMilliseconds:0} ms"),
            { TotalSeconds: < 60 } => string.Create(Culture, $"{time.TotalSeconds:0.0} s"),
            { TotalHours: < 1 } => string.Create(Culture, $"{time.Minutes} min {time.Seconds} s"),
            _ => string.Create(Culture, $"{(long)time.TotalHours} h {time.Minutes} min"),
        };
    }

    /// <summary>A count or a measured value: <c>12,345</c>, <c>0.95</c>.</summary>
    public static string Number(double value) =>
        Math.Abs(value) >= 1e15 ? value.ToString("0.###e0", Culture) : value.ToString(Math.Abs(value) >= 100 ? "#,0.#" : "0.###", Culture);

    public static string Percent(double percentage) => string.Create(Culture, $"{Math.Floor(Math.Clamp(percentage, 0, 100)):0} %");

    /// <summary>The time left, never more exact than it can be known; empty when unknown.</summary>
    public static string Left(TimeEstimate? eta) => eta is null ? "" : $"about {Rough(eta.Ms)} left";

    private static string Rough(double milliseconds) =>
        milliseconds < 60_000 ? string.Create(Culture, $"{Math.Max(1, Math.Ceiling(milliseconds / 1000)):0} s") : Duration(milliseconds);

    // A server may send any number.
    private static TimeSpan Time(double milliseconds) =>
        TimeSpan.FromMilliseconds(double.IsFinite(milliseconds) ? Math.Clamp(milliseconds, 0, 1e14) : 0);
}
