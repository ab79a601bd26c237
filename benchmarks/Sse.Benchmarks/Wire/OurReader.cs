using Sse.Primitives;

namespace Sse.Benchmarks.Wire;

/// <summary>Our ways to read; each returns the sum of the data's lengths plus the number of events.</summary>
internal static class OurReader
{
    public static long Span(WireInput input)
    {
        long sum = 0;
        var parser = new SseFrameParser();
        for (int i = 0; i < input.Times; i++)
        {
            foreach (var frame in parser.Parse(input.Bytes))
                sum += frame.Data.Length + 1;
        }

        return sum;
    }

    public static async ValueTask<long> FramesAsync(SseReader reader)
    {
        long sum = 0;
        await using (reader)
        {
            while (await reader.WaitToReadAsync())
            {
                while (reader.TryRead(out var frame))
                    sum += frame.Data.Length + 1;
            }
        }

        return sum;
    }

    public static async ValueTask<long> ItemsAsync(SseReader reader)
    {
        long sum = 0;
        await using (reader)
        {
            await foreach (var item in reader.ReadAllAsync())
                sum += item.Data.Length + 1;
        }

        return sum;
    }
}
