using static System.FormattableString;

namespace Sse.FanOut;

/// <summary>All modes at several crowds, as Markdown: bursts, processor time, latency at a steady rate, and what idle readers cost.</summary>
internal static class FanOutTable
{
    /// <summary>Deliveries that a burst aims at, shared by its readers.</summary>
    private const int BurstDeliveries = 200_000;

    /// <summary>Those that are measured, after one that warms up; their median counts.</summary>
    private const int Bursts = 5;

    private static readonly TimeSpan RowLimit = TimeSpan.FromSeconds(100);

    private static readonly int[] Crowds = [1, 100, 1_000, 5_000];

    private static readonly string[] Modes =
        [FanOutModes.Ours, FanOutModes.Typed, FanOutModes.TypedStrings, FanOutModes.SignalR, FanOutModes.Hand, FanOutModes.Socket64, FanOutModes.Socket1];

    private static readonly string[] IdleModes =
        [FanOutModes.Ours, FanOutModes.Typed, FanOutModes.TypedStrings, FanOutModes.SignalR, FanOutModes.Hand, FanOutModes.Bare];

    /// <param name="output">Where to write.</param>
    /// <param name="crowd">Measures this number of readers only; null for all numbers and the idle readers.</param>
    public static async Task WriteAsync(TextWriter output, int? crowd = null)
    {
        await output.WriteLineAsync(Invariant($"""
            ## Fan-out

            Events of {Payload.Size} bytes of payload over loopback; server and readers are two processes on {Environment.ProcessorCount} cores, .NET {Environment.Version}.
            Bursts are medians of {Bursts}. CPU is the server's, for a million deliveries of the burst. The latencies are from publish to receive at {SteadyRate.PerSecond} events a second.

            | readers | mode | burst, deliveries/s | CPU s per million | p50 | p99 |
            |---:|---|---:|---:|---:|---:|
            """));
        foreach (var readers in crowd is { } one ? [one] : Crowds)
        {
            foreach (var mode in Modes)
                await output.WriteLineAsync(await RowAsync(mode, readers));
        }
        if (crowd is null)
            await WriteIdleAsync(output);
    }

    /// <summary>A run that stands still is begun anew, and says so; one that does so every time ends the table.</summary>
    private static async Task<string> RowAsync(string mode, int readers)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var run = await FanOutRun.StartAsync(mode, readers);
            try
            {
                return await RowAsync(run, mode, readers).WaitAsync(RowLimit, TimeProvider.System);
            }
            catch (TimeoutException) when (attempt < 3)
            {
                await Console.Error.WriteLineAsync($"{mode} with {readers} readers was not done after {RowLimit}; once more.");
            }
        }
    }

    private static async Task<string> RowAsync(FanOutRun run, string mode, int readers)
    {
        var events = Math.Clamp(BurstDeliveries / readers, 40, 20_000);
        var deliveries = (double)readers * events;
        await run.BurstAsync(events); // Warms up.
        var seconds = new List<double>();
        var before = await run.StatsAsync();
        for (var i = 0; i < Bursts; i++)
            seconds.Add(await run.BurstAsync(events));
        var cpu = ((await run.StatsAsync()).CpuSeconds - before.CpuSeconds) / Bursts;
        var steady = await SteadyRate.MeasureAsync(run);
        var median = seconds.Order().ElementAt(Bursts / 2);
        return Invariant($"| {readers:N0} | {mode} | {deliveries / median:N0} | {cpu / deliveries * 1e6:0.00} | {steady.P50Milliseconds:0.0} ms | {steady.P99Milliseconds:0.0} ms |");
    }

    private static async Task WriteIdleAsync(TextWriter output)
    {
        await output.WriteLineAsync("""

            What one more idle reader costs the server (from 1,000 to 4,000 of them, collected and compacted); `bare` is an endpoint that does nothing but wait
            and write. The blocks are Kestrel's pool, which all share: they tell how many readers wrote at the same moment.

            | mode | resident | managed objects | shared blocks | kernel, both ends |
            |---|---:|---:|---:|---:|
            """);
        foreach (var mode in IdleModes)
        {
            var idle = await IdleReader.MeasureAsync(mode);
            await output.WriteLineAsync(Invariant($"| {mode} | {idle.Resident:N0} B | {idle.Objects:N0} B | {idle.Blocks:N0} B | {idle.Kernel:N0} B |"));
        }
    }
}
