using System.Diagnostics;
using System.Runtime;

namespace Sse.Benchmarks.Marks;

/// <summary>
/// Measures two contenders in turn, round by round, so that whatever else the machine does hits both alike; what counts is the median of the
/// ratios of single rounds. Warms up until the optimised code of both is in place.
/// </summary>
public sealed class PairedMeasurement(TimeSpan warmUp, int rounds)
{
    // Tier-1 code is asked for after 30 calls and a quiet tenth of a second.
    private const int WarmUpRuns = 60;

    // On a busy machine the compiler comes late; beyond this it is not waited for.
    private const int MostPauses = 12;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    // Short work is done several times a round, so that an interruption is a small part of it.
    private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(6);

    public async Task<Measured> RunAsync(Contender ours, Contender? theirs, Clock clock)
    {
        long expected = await WarmUpAsync(ours);
        if (theirs is not null && await WarmUpAsync(theirs) is var other && other != expected)
            throw new InvalidOperationException($"{ours.Name} and {theirs.Name} did different work: their checksums are {expected} and {other}.");

        await SettleAsync(ours, theirs);
        int ourRuns = await RunsOfAsync(ours);
        int theirRuns = theirs is null ? 0 : await RunsOfAsync(theirs);

        var ourTimes = new List<Cost>();
        var theirTimes = new List<Cost>();
        for (int round = 0; round < rounds; round++)
        {
            // Who goes first alternates: a collection or a frequency change then favours neither.
            if (theirs is not null && round % 2 == 0)
                theirTimes.Add(await MeasureAsync(theirs, theirRuns, clock));
            ourTimes.Add(await MeasureAsync(ours, ourRuns, clock));
            if (theirs is not null && round % 2 == 1)
                theirTimes.Add(await MeasureAsync(theirs, theirRuns, clock));
        }

        double speedup = theirs is null ? double.NaN : Median(ourTimes.Zip(theirTimes, (o, t) => t.Nanoseconds / o.Nanoseconds));
        return new(Summary(ourTimes), theirs is null ? null : Summary(theirTimes), speedup);
    }

    private async Task<long> WarmUpAsync(Contender contender)
    {
        long started = Stopwatch.GetTimestamp();
        long checksum = 0;
        for (int run = 0; run < WarmUpRuns || Stopwatch.GetElapsedTime(started) < warmUp; run++)
        {
            checksum = await contender.RunAsync();
            if (Stopwatch.GetElapsedTime(started) > 4 * warmUp)
                break;
        }

        return checksum;
    }

    /// <summary>Goes on, with pauses for the compiler, until it has compiled nothing more from one pause to the next.</summary>
    private static async Task SettleAsync(Contender ours, Contender? theirs)
    {
        long compiled = -1;
        for (int i = 0; i < MostPauses && compiled != JitInfo.GetCompiledMethodCount(); i++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Pause, TimeProvider.System);
            for (int run = 0; run < WarmUpRuns / 2; run++)
            {
                await ours.RunAsync();
                if (theirs is not null)
                    await theirs.RunAsync();
            }
        }
    }

    private static async Task<int> RunsOfAsync(Contender contender)
    {
        long started = Stopwatch.GetTimestamp();
        await contender.RunAsync();
        return (int)Math.Clamp(ShortestRound / Stopwatch.GetElapsedTime(started), 1, 100);
    }

    private static async Task<Cost> MeasureAsync(Contender contender, int runs, Clock clock)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        var started = clock.Now();
        for (int run = 0; run < runs; run++)
            await contender.RunAsync();
        double nanoseconds = (clock.Now() - started).TotalNanoseconds;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        double operations = (double)runs * contender.Operations;
        return new(nanoseconds / operations, bytes / operations);
    }

    private static Cost Summary(List<Cost> costs) => new(Median(costs.Select(c => c.Nanoseconds)), Median(costs.Select(c => c.Bytes)));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
