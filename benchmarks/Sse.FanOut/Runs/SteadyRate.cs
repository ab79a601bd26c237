namespace Sse.FanOut;

/// <summary>What a steady rate of 50 events a second costs the server, and how late its events arrive.</summary>
/// <param name="CpuSeconds">Of the server process, for all that was measured.</param>
/// <param name="P50Milliseconds">Median from publish to receive.</param>
/// <param name="P99Milliseconds">99th percentile of the same.</param>
internal sealed record SteadyRate(double CpuSeconds, double P50Milliseconds, double P99Milliseconds)
{
    public const int PerSecond = 50;

    /// <summary>Long enough for the compiler to be done: its work would count as the server's.</summary>
    private const int WarmUpSeconds = 4;

    private const int Seconds = 5;

    public static async Task<SteadyRate> MeasureAsync(string mode, int readers)
    {
        await using var run = await FanOutRun.StartAsync(mode, readers);
        return await MeasureAsync(run);
    }

    public static async Task<SteadyRate> MeasureAsync(FanOutRun run)
    {
        await run.RateAsync(PerSecond, WarmUpSeconds);
        var (report, cpu) = await run.RateAsync(PerSecond, Seconds);
        return new(cpu, report.P50Milliseconds, report.P99Milliseconds);
    }
}
