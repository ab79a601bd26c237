using FsCheck;
using FsCheck.Fluent;

namespace Sse.Workflow.Tests.Reports;

public sealed class DurationHistogramTests
{
    [Fact]
    public void Quantile_AnyDurations_StaysWithinTheStatedError()
    {
        // Microseconds from nothing to eleven days, as many small as large ones.
        var durations = Gen.Choose(0, 39).SelectMany(bits => Gen.Choose(0, int.MaxValue)
            .Select(x => (long)(x / (double)int.MaxValue * (1L << bits))));
        var samples = durations.NonEmptyListOf().Select(list => list.ToArray());

        Prop.ForAll(samples.ToArbitrary(), values =>
        {
            var histogram = new DurationHistogram();
            foreach (var value in values)
                histogram.Add(DurationHistogram.BucketOf(TimeSpan.FromMicroseconds(value)));
            Array.Sort(values);
            return new[] { 0.01, 0.5, 0.95, 0.99, 1.0 }.All(q => IsWithinBound(histogram, values, q));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Quantile_ManyDurations_MatchesTheExactOnes()
    {
        var random = new Random(7);
        var histogram = new DurationHistogram();
        // A long tail, as durations of work have: log-normal around 200 ms.
        var values = Enumerable.Range(0, 50_000).Select(_ => (long)(200_000 * Math.Exp(Normal(random)))).ToArray();
        foreach (var value in values)
            histogram.Add(DurationHistogram.BucketOf(TimeSpan.FromMicroseconds(value)));

        Array.Sort(values);
        foreach (var q in new[] { 0.5, 0.95, 0.99 })
            IsWithinBound(histogram, values, q).ShouldBeTrue($"quantile {q}");
    }

    [Fact]
    public void Quantile_NothingRecorded_IsNull() => new DurationHistogram().Quantile(0.5).ShouldBeNull();

    [Fact]
    public void BucketOf_OutOfRange_IsClamped()
    {
        DurationHistogram.BucketOf(TimeSpan.FromSeconds(-1)).ShouldBe(0);
        DurationHistogram.BucketOf(TimeSpan.MaxValue).ShouldBe(DurationHistogram.BucketCount - 1);
    }

    [Fact]
    public void BucketOf_RisingDurations_NeverFalls()
    {
        var last = -1;
        for (var micros = 0L; micros < 1_000_000; micros += 1 + (micros / 100))
        {
            var bucket = DurationHistogram.BucketOf(TimeSpan.FromMicroseconds(micros));
            bucket.ShouldBeInRange(last, last + 1);
            last = bucket;
        }
    }

    private static bool IsWithinBound(DurationHistogram histogram, long[] sorted, double q)
    {
        var exact = sorted[Math.Clamp((int)Math.Ceiling(q * sorted.Length), 1, sorted.Length) - 1];
        var measured = histogram.Quantile(q)!.Value.TotalMicroseconds;
        return Math.Abs(measured - exact) <= exact * DurationHistogram.RelativeError;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
