using Sse.Cli.Bench;

namespace Sse.Cli.Tests.Bench;

public sealed class LatencyHistogramTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    [InlineData(1)]
    public void Percentile_ManyValues_IsWithinTwoPercentOfTheExactOne(double share)
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 10_000).Select(_ => Math.Exp(random.NextDouble() * 18)).Select(v => TimeSpan.FromMicroseconds(Math.Floor(v))).ToArray();
        var histogram = new LatencyHistogram();
        foreach (var value in values)
            histogram.Record(value);

        var exact = values.Order().ElementAt((int)Math.Ceiling(share * values.Length) - 1);

        histogram.Percentile(share)!.Value.ShouldBeInRange(exact, exact * 1.016);
        histogram.Max.ShouldBe(values.Max());
        histogram.Count.ShouldBe(values.Length);
    }

    [Fact]
    public void Percentile_NoValues_IsUnknown() => new LatencyHistogram().Percentile(0.5).ShouldBeNull();

    [Fact]
    public void Record_OutOfRange_IsPutAtTheEdge()
    {
        var histogram = new LatencyHistogram();

        histogram.Record(TimeSpan.FromSeconds(-1));
        histogram.Record(TimeSpan.MaxValue);

        histogram.Percentile(0.5).ShouldBe(TimeSpan.Zero);
        histogram.Max.ShouldBe(TimeSpan.FromMicroseconds((1L << 40) - 1));
    }

    [Fact]
    public void Record_FromManyThreads_LosesNothing()
    {
        var histogram = new LatencyHistogram();

        Parallel.For(0, 100_000, i => histogram.Record(TimeSpan.FromMicroseconds(i)));

        histogram.Count.ShouldBe(100_000);
        histogram.Max.ShouldBe(TimeSpan.FromMicroseconds(99_999));
    }
}
