using System.Diagnostics;

namespace Sse.Benchmarks.Marks;

/// <summary>Reads the clocks.</summary>
public static class ClockExtensions
{
    /// <summary>Now, as a time since some fixed moment.</summary>
    public static TimeSpan Now(this Clock clock) =>
        clock == Clock.Cpu ? Environment.CpuUsage.TotalTime : Stopwatch.GetElapsedTime(0, Stopwatch.GetTimestamp());
}
