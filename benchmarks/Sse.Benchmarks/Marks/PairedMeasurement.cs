using System.Diagnostics;

namespace Sse.Benchmarks.Marks;

/// <summary>
/// Measures two contenders in turn, round by round, so that whatever else the machine does hits both alike; what counts is the median of the
/// ratios of single rounds. Warms up until the optimised code of both is in place.
/// </summary>
public sealed class PairedMeasurement(TimeSpan warmUp, int rounds)
{
    // Tier-1 code is asked for after 30 calls and a quiet tenth of a second.
    private const int WarmUpRuns = 60;

    public async Task<Measured> RunAsync(Contender ours, Contender? theirs, Clock clock)
    {
        long expected = await WarmUpAsync(ours);
        if (theirs is not null && await WarmUpAsync(theirs) is var other && other != expected)
            throw new InvalidOperationException($"{ours.Name} and {theirs.Name} did different work: their checksums are {expected} and {other}.");

        var ourTimes = new List<Cost>();
        var theirTimes = new List<Cost>();
        for (int round = 0; round < rounds; round++)
        {
            // Who goes first alternates: a collection or a frequency change then favours neither.
            if (theirs is not null && round % 2 == 0)
                theirTimes.Add(await MeasureAsync(theirs, clock));
            ourTimes.Add(await MeasureAsync(ours, clock));
            if (theirs is not null && round % 2 == 1)
                theirTimes.Add(await MeasureAsync(theirs, clock));
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

    private static async Task<Cost> MeasureAsync(Contender contender, Clock clock)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        var started = clock.Now();
        await contender.RunAsync();
        double nanoseconds = (clock.Now() - started).TotalNanoseconds;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        return new(nanoseconds / contender.Operations, (double)bytes / contender.Operations);
    }

    private static Cost Summary(List<Cost> costs) => new(Median(costs.Select(c => c.Nanoseconds)), Median(costs.Select(c => c.Bytes)));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
