using FsCheck;
using FsCheck.Fluent;

namespace Sse.Workflow.Tests.Progress;

public sealed class ThroughputEstimatorTests(ITestOutputHelper output)
{
    private TimeSpan _now;

    [Fact]
    public void Estimate_NothingDone_IsNull()
    {
        var work = new ThroughputEstimator();
        _now += TimeSpan.FromSeconds(5);
        work.Add(_now, 0);
        work.Estimate(_now, 100).ShouldBeNull();
    }

    [Fact]
    public void Estimate_BeforeThreeReportsAndFivePercent_HasARateOnly()
    {
        var work = new ThroughputEstimator();
        Do(work, done: 10, total: 1_000, after: 1).Remaining.ShouldBeNull();
        Do(work, done: 20, total: 1_000, after: 1).Remaining.ShouldBeNull();
        var third = Do(work, done: 30, total: 1_000, after: 1);

        third.Rate.ShouldBe(10, 0.001);
        third.Remaining!.Value.TotalSeconds.ShouldBe(97, 0.1);
    }

    [Fact]
    public void Estimate_FivePercentAtOnce_HasARemainingTime()
    {
        var work = new ThroughputEstimator();
        Do(work, done: 50, total: 1_000, after: 1).Remaining.ShouldNotBeNull();
    }

    [Fact]
    public void Estimate_NoTotal_HasARateOnly()
    {
        var work = new ThroughputEstimator();
        for (var i = 1; i < 10; i++)
            work.Add(_now, i);
        _now += TimeSpan.FromSeconds(3);
        var estimate = work.Estimate(_now, null)!.Value;
        estimate.Rate.ShouldBe(3, 1e-9);
        estimate.Remaining.ShouldBeNull();
    }

    [Fact]
    public void Estimate_WorkStands_TimeGrows()
    {
        var work = new ThroughputEstimator();
        ProgressEstimate running = default;
        for (var i = 1; i <= 10; i++)
            running = Do(work, i, 100, after: 1);
        _now += TimeSpan.FromMinutes(10);

        var standing = work.Estimate(_now, 100)!.Value;
        standing.Remaining!.Value.ShouldBeGreaterThan(running.Remaining!.Value * 10);
    }

    [Fact]
    public void Estimate_EarlierRunsKnown_CountAtFirst()
    {
        var work = new ThroughputEstimator();
        ProgressEstimate first = default;
        // Six seconds for six of a hundred: by itself a hundred seconds in all; earlier runs took 300.
        for (var i = 1; i <= 6; i++)
        {
            _now += TimeSpan.FromSeconds(1);
            work.Add(_now, i);
            first = work.Estimate(_now, 100, TimeSpan.FromSeconds(300)) ?? default;
        }

        first.Remaining!.Value.TotalSeconds.ShouldBeInRange(150, 290);
        first.High!.Value.ShouldBeGreaterThanOrEqualTo(first.Remaining.Value);
    }

    [Fact]
    public void Estimate_AnyReports_IsNeverNegativeInfiniteOrNotANumber()
    {
        double[] odd = [0, 1, 2, 50, 100, 1e9, 1e308, -1, double.NaN, double.PositiveInfinity, double.Epsilon];
        var calls = Gen.Choose(0, int.MaxValue).ArrayOf();
        Prop.ForAll(calls.ToArbitrary(), list =>
        {
            var now = TimeSpan.Zero;
            var work = new ThroughputEstimator();
            foreach (var call in list)
            {
                work.Add(now, odd[call % odd.Length]);
                now += TimeSpan.FromMilliseconds(call / 11 % 3 * 700);
                var total = odd[call / 100 % odd.Length];
                var typical = call % 2 == 0 ? (TimeSpan?)null : TimeSpan.FromMilliseconds(call % 100_000);
                if (work.Estimate(now, total, typical) is { } estimate && !IsSound(estimate))
                    return false;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Theory]
    [InlineData("steady")]
    [InlineData("slowing")]
    [InlineData("bursty")]
    [InlineData("parallel")]
    public void Estimate_RecordedRuns_IsNoWorseThanTheAverageAndBetterWithHistory(string kind)
    {
        var ends = kind switch
        {
            "steady" => RecordedRuns.Steady(),
            "slowing" => RecordedRuns.Slowing(),
            "bursty" => RecordedRuns.Bursty(),
            _ => RecordedRuns.Parallel(),
        };
        // Earlier runs took a tenth longer than this one will.
        var alone = Replay(ends, typical: null);
        var learned = Replay(ends, TimeSpan.FromSeconds(ends[^1] * 1.1));
        output.WriteLine(
            $"{kind}: mean error as a share of the run: average {alone.Naive:P2}, estimator {alone.Own:P2}, with history {learned.Own:P2}; inside low..high {alone.Inside:P0}");

        // Where the average is the best guess there is, not more than a thousandth of the run worse.
        alone.Own.ShouldBeLessThanOrEqualTo(alone.Naive + 0.001);
        alone.Inside.ShouldBeGreaterThan(0.6);
        if (kind != "steady")
            learned.Own.ShouldBeLessThan(alone.Naive * 0.8);
        learned.Own.ShouldBeLessThan(0.18);
    }

    private static (double Naive, double Own, double Inside) Replay(double[] ends, TimeSpan? typical)
    {
        var work = new ThroughputEstimator();
        var (naive, own, inside, count, done) = (0.0, 0.0, 0, 0, 0);
        for (var now = 0.1; now < ends[^1] * 0.98; now += 0.1)
        {
            var at = TimeSpan.FromSeconds(now);
            while (ends[done] <= now)
                work.Add(at, ++done);
            if (now < ends[^1] * 0.05 || work.Estimate(at, ends.Length, typical) is not { Remaining: { } remaining } estimate)
                continue;
            var left = ends[^1] - now;
            naive += Math.Abs((now / done * (ends.Length - done)) - left) / ends[^1];
            own += Math.Abs(remaining.TotalSeconds - left) / ends[^1];
            inside += estimate.Low!.Value.TotalSeconds <= left && left <= estimate.High!.Value.TotalSeconds ? 1 : 0;
            count++;
        }
        return (naive / count, own / count, (double)inside / count);
    }

    private static bool IsSound(ProgressEstimate e) =>
        double.IsFinite(e.Rate) && e.Rate >= 0
        && (e.Remaining is not { } remaining || (remaining >= TimeSpan.Zero
            && (e.Low is not { } low || (low >= TimeSpan.Zero && low <= remaining))
            && (e.High is not { } high || high >= remaining)));

    private ProgressEstimate Do(ThroughputEstimator work, double done, double total, double after)
    {
        _now += TimeSpan.FromSeconds(after);
        work.Add(_now, done);
        return work.Estimate(_now, total)!.Value;
    }
}
