using Sse.Benchmarks.Marks;
using Sse.Primitives;

namespace Sse.Benchmarks.Stores;

/// <summary>
/// From the append of a lone event to the moment a waiting reader has it. A store adds the time of one commit: at most 5 ms where the
/// disk answers within 3.
/// </summary>
public sealed class LatencyMarks : IMarkSource
{
    private const int Events = 20;
    private const double FiveMilliseconds = 5_000_000;

    public IEnumerable<Mark> Marks()
    {
        yield return Of("in memory", () => new EventStreamRegistry());
        yield return Of("SQLite", () => new EventStreamRegistry(null, [BenchStore.NewSqlite()]));
        yield return Of("PostgreSQL", () => new EventStreamRegistry(null, [BenchStore.NewPostgreSql()]));
    }

    private static Mark Of(string name, Func<EventStreamRegistry> open)
    {
        var stream = new Lazy<EventStream>(() => open().Create("bench"));
        return new Mark("store.latency", name, new Contender("ours", Events, () => PingAsync(stream.Value)), null, new Goal { NanosecondsAtMost = FiveMilliseconds }) { Clock = Clock.Wall };
    }

    private static async ValueTask<long> PingAsync(EventStream stream)
    {
        await stream.FlushAsync();
        var cursor = stream.OpenCursor(stream.Head);
        for (var i = 0; i < Events; i++)
        {
            stream.Append("e"u8, "x"u8);
            while (cursor.TryRead(out _) != CursorStatus.Data)
                await cursor.WaitAsync();
        }
        return Events;
    }
}
