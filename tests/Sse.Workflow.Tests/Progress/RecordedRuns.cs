namespace Sse.Workflow.Tests.Progress;

/// <summary>When the items of four kinds of runs were finished, in seconds: made by rule from a fixed seed, so that anybody can make them again.</summary>
internal static class RecordedRuns
{
    private const int Items = 600;

    /// <summary>Each item takes about half a second.</summary>
    public static double[] Steady() => Sequence(new Random(1), (_, random) => Between(random, 0.3, 0.7));

    /// <summary>Items take longer and longer, as when a table grows.</summary>
    public static double[] Slowing() =>
        Sequence(new Random(2), (i, random) => (0.2 + (1.2 * Math.Pow(i / (double)Items, 1.5))) * Between(random, 0.7, 1.3));

    /// <summary>A few dozen at once, then a wait, as with a rate limit.</summary>
    public static double[] Bursty()
    {
        var left = 0;
        return Sequence(new Random(3), (_, random) =>
        {
            if (left-- > 0)
                return Between(random, 0.05, 0.15);
            left = random.Next(20, 40);
            return Between(random, 8, 20);
        });
    }

    /// <summary>Eight workers that start one after the other, items with a long tail.</summary>
    public static double[] Parallel()
    {
        var random = new Random(4);
        var workers = new PriorityQueue<double, double>(Enumerable.Range(0, 8).Select(i => (i * 6.0, i * 6.0)));
        var ends = new double[Items];
        for (var i = 0; i < Items; i++)
        {
            var end = workers.Dequeue() + Math.Exp(1 + (0.7 * Normal(random)));
            workers.Enqueue(end, end);
            ends[i] = end;
        }
        return [.. ends.Order()];
    }

    private static double[] Sequence(Random random, Func<int, Random, double> next)
    {
        var at = 0.0;
        return [.. Enumerable.Range(0, Items).Select(i => at += next(i, random))];
    }

    private static double Between(Random random, double low, double high) => low + (random.NextDouble() * (high - low));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
