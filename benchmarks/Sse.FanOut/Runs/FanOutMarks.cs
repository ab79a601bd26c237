using System.Globalization;

namespace Sse.FanOut;

/// <summary>The claims about fan-out, each measured against its rival in the same run. Rounds alternate, medians count.</summary>
internal static class FanOutMarks
{
    private const int Rounds = 3;

    private static readonly (string Name, Func<Task<bool>> Run)[] Marks =
    [
        ("fanout burst 100", () => BurstAsync(readers: 100, FanOutModes.Typed, times: 4)),
        ("fanout burst 1000 typed", () => BurstAsync(readers: 1_000, FanOutModes.Typed, times: 5)),
        ("fanout burst 1000 strings", () => BurstAsync(readers: 1_000, FanOutModes.TypedStrings, times: 2.5)),
        ("fanout burst 1000 socket", () => BurstAsync(readers: 1_000, FanOutModes.Socket64, times: 0.8)),
        ("fanout steady", SteadyCpuAsync),
        ("fanout idle", MemoryAsync),
    ];

    /// <param name="filter">Runs the marks whose names contain it; empty for all.</param>
    /// <returns>0 when every mark was reached.</returns>
    public static async Task<int> RunAsync(string filter)
    {
        var all = true;
        foreach (var (name, run) in Marks)
        {
            if (name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                all &= await run();
        }
        return all ? 0 : 1;
    }

    private static async Task<bool> BurstAsync(int readers, string rival, double times)
    {
        var events = readers >= 1_000 ? 500 : 3_000;
        var ratios = new List<double>();
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await DeliveriesAsync(FanOutModes.Ours, readers, events));
            theirs.Add(await DeliveriesAsync(rival, readers, events));
            ratios.Add(ours[^1] / theirs[^1]);
        }
        return Print($"fanout burst, {readers} readers", $"{Median(ours):N0}/s", $"{Median(theirs):N0}/s ({rival})", Median(ratios), $"≥ {times}x", Median(ratios) >= times);
    }

    /// <summary>Deliveries a second of the second burst; the first one warms up.</summary>
    private static async Task<double> DeliveriesAsync(string mode, int readers, int events)
    {
        await using var run = await FanOutRun.StartAsync(mode, readers);
        await run.BurstAsync(events);
        return (double)readers * events / await run.BurstAsync(events);
    }

    private static async Task<bool> SteadyCpuAsync()
    {
        var measured = new Dictionary<string, (ReaderReport Report, double Cpu)>();
        foreach (var mode in new[] { FanOutModes.Socket1, FanOutModes.Ours, FanOutModes.Typed, FanOutModes.SignalR })
        {
            await using var run = await FanOutRun.StartAsync(mode, 1_000);
            await run.RateAsync(50, 2);
            measured[mode] = await run.RateAsync(50, 6);
        }
        var ours = measured[FanOutModes.Ours];
        var limit = measured[FanOutModes.Socket1];
        var cpu = ours.Cpu / limit.Cpu;
        var ok = Print("fanout steady 50/s x 1000, server CPU", $"{ours.Cpu:0.00} s", $"{limit.Cpu:0.00} s ({FanOutModes.Socket1})", cpu, "≤ 1.45x", cpu <= 1.45);
        foreach (var rival in new[] { FanOutModes.Typed, FanOutModes.SignalR })
            ok &= Print("fanout steady 50/s x 1000, server CPU", $"{ours.Cpu:0.00} s", $"{measured[rival].Cpu:0.00} s ({rival})", ours.Cpu / measured[rival].Cpu, "≤ 1x", ours.Cpu <= measured[rival].Cpu);
        var p99 = ours.Report.P99Milliseconds / limit.Report.P99Milliseconds;
        return ok & Print("fanout steady 50/s x 1000, p99", $"{ours.Report.P99Milliseconds:0.0} ms", $"{limit.Report.P99Milliseconds:0.0} ms ({FanOutModes.Socket1})", p99, "≤ 1.5x", p99 <= 1.5);
    }

    private static async Task<bool> MemoryAsync()
    {
        var ours = await IdleAsync(FanOutModes.Ours);
        var theirs = await IdleAsync(FanOutModes.Typed);
        var ratio = ours.Resident / theirs.Resident;
        return Print("fanout idle reader, resident", $"{ours.Resident:N0} B", $"{theirs.Resident:N0} B ({FanOutModes.Typed})", ratio, "≤ 0.75x", ratio <= 0.75)
            & Print("fanout idle reader, managed", $"{ours.Managed:N0} B", $"{theirs.Managed:N0} B ({FanOutModes.Typed})", ours.Managed / theirs.Managed, "≤ 10 KB", ours.Managed <= 10_000);
    }

    /// <summary>What 3,000 further readers add to the first 1,000, so that what a server needs once does not count.</summary>
    private static async Task<(double Resident, double Managed)> IdleAsync(string mode)
    {
        const int First = 1_000, More = 3_000;
        await using var run = await FanOutRun.StartAsync(mode, First);
        await run.BurstAsync(1); // Everybody has read once: buffers are what an idle reader keeps.
        var before = await run.StatsAsync();
        await run.ConnectAsync(More);
        await run.BurstAsync(1);
        var after = await run.StatsAsync();
        return ((double)(after.WorkingSet - before.WorkingSet) / More, (double)(after.ManagedBytes - before.ManagedBytes) / More);
    }

    private static bool Print(string name, string ours, string theirs, double ratio, string mark, bool ok)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(ok ? "ok   " : "short")} {name,-42} ours {ours,14}   theirs {theirs,-30} {ratio,6:0.00}x   mark {mark}"));
        return ok;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
