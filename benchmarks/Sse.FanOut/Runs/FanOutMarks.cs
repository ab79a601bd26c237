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
        ("fanout burst 1000 socket", () => BurstAsync(readers: 1_000, FanOutModes.Socket64, times: 0.8, bursts: 5)),
        ("fanout steady", SteadyCpuAsync),
        ("fanout idle", MemoryAsync),
    ];

    /// <param name="filter">Runs the marks whose names contain it; empty for all.</param>
    /// <returns>0 when every mark was reached.</returns>
    public static async Task<int> RunAsync(string filter)
    {
        var all = true;
        if (!Marks.Any(m => m.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            await Console.Error.WriteLineAsync($"No mark's name contains '{filter}'.");
            return 2;
        }
        foreach (var (name, run) in Marks)
        {
            if (name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                all &= await run();
        }
        return all ? 0 : 1;
    }

    private static async Task<bool> BurstAsync(int readers, string rival, double times, int bursts = 1)
    {
        var events = readers >= 1_000 ? 500 : 3_000;
        var ratios = new List<double>();
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await DeliveriesAsync(FanOutModes.Ours, readers, events, bursts));
            theirs.Add(await DeliveriesAsync(rival, readers, events, bursts));
            ratios.Add(ours[^1] / theirs[^1]);
        }
        return Print($"fanout burst, {readers} readers", $"{Median(ours):N0}/s", $"{Median(theirs):N0}/s ({rival})", Median(ratios), $"≥ {times}x", Median(ratios) >= times);
    }

    /// <summary>Deliveries a second, the median of some bursts after one that warms up. Fast modes need several: theirs are short.</summary>
    private static async Task<double> DeliveriesAsync(string mode, int readers, int events, int bursts)
    {
        await using var run = await FanOutRun.StartAsync(mode, readers);
        await run.BurstAsync(events);
        var measured = new List<double>();
        for (var i = 0; i < bursts; i++)
            measured.Add((double)readers * events / await run.BurstAsync(events));
        return Median(measured);
    }

    private static async Task<bool> SteadyCpuAsync()
    {
        var measured = new Dictionary<string, (ReaderReport Report, double Cpu)>();
        foreach (var mode in new[] { FanOutModes.Socket1, FanOutModes.Ours, FanOutModes.Typed, FanOutModes.SignalR })
        {
            await using var run = await FanOutRun.StartAsync(mode, 1_000);
            await run.RateAsync(50, 1);
            measured[mode] = await run.RateAsync(50, 4);
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
        var (ours, theirs) = (new List<IdleReader>(), new List<IdleReader>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await IdleReader.MeasureAsync(FanOutModes.Ours));
            theirs.Add(await IdleReader.MeasureAsync(FanOutModes.Typed));
        }
        var floor = (await IdleReader.MeasureAsync(FanOutModes.Bare)).Objects;
        var (resident, objects) = (Median(ours, r => r.Resident), Median(ours, r => r.Objects));
        var rival = Median(theirs, r => r.Resident);
        return Print("fanout idle reader, resident", $"{resident:N0} B", $"{rival:N0} B ({FanOutModes.Typed})", resident / rival, "≤ 0.75x", resident / rival <= 0.75)
            & Print("fanout idle reader, objects", $"{objects:N0} B", $"{floor:N0} B ({FanOutModes.Bare})", objects / floor, "≤ 10 KiB", objects <= 10_240);
    }

    private static bool Print(string name, string ours, string theirs, double ratio, string mark, bool ok)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(ok ? "ok   " : "short")} {name,-42} ours {ours,14}   theirs {theirs,-30} {ratio,6:0.00}x   mark {mark}"));
        return ok;
    }

    private static double Median(List<IdleReader> readers, Func<IdleReader, double> of) => Median(readers.ConvertAll(r => of(r)));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
