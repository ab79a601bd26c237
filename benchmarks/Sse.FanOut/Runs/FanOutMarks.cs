using static System.FormattableString;

namespace Sse.FanOut;

/// <summary>The claims about fan-out, each measured against its rival in the same run. Rounds alternate, medians count.</summary>
internal static class FanOutMarks
{
    private const int Rounds = 3;

    /// <summary>Bursts of a round, after one that warms up.</summary>
    private const int Bursts = 5;

    private static readonly (string Name, Func<Task<bool>> Run)[] Marks =
    [
        ("fanout burst 100", () => BurstAsync(readers: 100, FanOutModes.Typed, times: 4)),
        ("fanout burst 1000 typed", () => BurstAsync(readers: 1_000, FanOutModes.Typed, times: 5)),
        ("fanout burst 1000 strings", () => BurstAsync(readers: 1_000, FanOutModes.TypedStrings, times: 2.5)),
        ("fanout burst 1000 socket", () => BurstAsync(readers: 1_000, FanOutModes.Socket64, times: 0.8)),
        ("fanout stuck", StuckAsync),
        ("fanout replay", ReplayAsync),
        ("fanout steady", SteadyAsync),
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

    /// <summary>Deliveries a second, the median of some bursts: the fast modes have done theirs in a moment.</summary>
    private static async Task<double> DeliveriesAsync(string mode, int readers, int events, int stuck = 0)
    {
        await using var run = await FanOutRun.StartAsync(mode, readers, stuck);
        await run.BurstAsync(events);
        var measured = new List<double>();
        for (var i = 0; i < Bursts; i++)
            measured.Add((double)readers * events / await run.BurstAsync(events));
        return Median(measured);
    }

    /// <summary>Readers that never read cost the others nothing: the same burst with and without some.</summary>
    private static async Task<bool> StuckAsync()
    {
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await DeliveriesAsync(FanOutModes.Ours, readers: 1_000, events: 500));
            with.Add(await DeliveriesAsync(FanOutModes.Ours, readers: 1_000, events: 500, stuck: 50));
        }
        var ratio = Median(with.Zip(without, (w, o) => w / o).ToList());
        return Print("fanout stuck, 50 beside 1000 readers", $"{Median(with):N0}/s", $"{Median(without):N0}/s (none stuck)", ratio, "≥ 0.8x", ratio >= 0.8);
    }

    private static async Task<bool> ReplayAsync()
    {
        const double Megabyte = 1e6;
        var (ours, theirs) = (new List<double>(), new List<double>());
        await using var run = await FanOutRun.StartAsync(FanOutModes.Ours, readers: 1);
        await using var rival = await FanOutRun.StartAsync(FanOutModes.Hand, readers: 1);
        for (var round = -1; round < Bursts; round++)
        {
            var (own, other) = (await run.ReplayAsync(), await rival.ReplayAsync());
            if (round < 0)
                continue; // Made the past, and warmed up.
            ours.Add(own / Megabyte);
            theirs.Add(other / Megabyte);
        }
        var ratio = Median(ours.Zip(theirs, (o, t) => o / t).ToList());
        return Print("fanout replay, one late joiner", $"{Median(ours):N0} MB/s", $"{Median(theirs):N0} MB/s ({FanOutModes.Hand})", ratio, "≥ 0.8x", ratio >= 0.8);
    }

    private static async Task<bool> SteadyAsync()
    {
        string[] modes = [FanOutModes.Socket1, FanOutModes.Ours, FanOutModes.Typed, FanOutModes.SignalR];
        var measured = modes.ToDictionary(mode => mode, _ => new List<SteadyRate>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var mode in modes)
                measured[mode].Add(await SteadyRate.MeasureAsync(mode, readers: 1_000));
        }
        var ours = measured[FanOutModes.Ours];
        var ok = true;
        foreach (var (rival, mark) in new[] { (FanOutModes.Socket1, 1.45), (FanOutModes.Typed, 1), (FanOutModes.SignalR, 1) })
            ok &= PrintCost("server CPU", "s", ours.ConvertAll(r => r.CpuSeconds), rival, measured[rival].ConvertAll(r => r.CpuSeconds), mark);
        return ok & PrintCost("p99", "ms", ours.ConvertAll(r => r.P99Milliseconds), FanOutModes.Socket1, measured[FanOutModes.Socket1].ConvertAll(r => r.P99Milliseconds), 1.5);
    }

    private static bool PrintCost(string what, string unit, List<double> ours, string rival, List<double> theirs, double mark)
    {
        var ratio = Median(ours.Zip(theirs, (o, t) => o / t).ToList());
        return Print($"fanout steady 50/s x 1000, {what}", Invariant($"{Median(ours):0.00} {unit}"), Invariant($"{Median(theirs):0.00} {unit} ({rival})"), ratio, Invariant($"≤ {mark}x"), ratio <= mark);
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
        Console.WriteLine(Invariant($"{(ok ? "ok   " : "short")} {name,-42} ours {ours,14}   theirs {theirs,-30} {ratio,6:0.00}x   mark {mark}"));
        return ok;
    }

    private static double Median(List<IdleReader> readers, Func<IdleReader, double> of) => Median(readers.ConvertAll(r => of(r)));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
