using Sse.Benchmarks.Marks;

namespace Sse.Benchmarks.Stores;

/// <summary>
/// Durable appends of 300-byte events, from the append to the moment readers may see them, against the same bytes written by hand:
/// the fastest way (which has neither epochs nor readers), and one INSERT an event, as most people begin.
/// </summary>
public sealed class AppendMarks : IMarkSource
{
    private const int Events = 20_000;
    private const int FewEvents = 20;

    /// <summary>At least six tenths of the ceiling's speed.</summary>
    private const double CostOfCeiling = 1 / 0.6;

    public IEnumerable<Mark> Marks()
    {
        foreach (var streams in new[] { 1, 100 })
        {
            var (sqlite, raw) = (new StoredEvents(BenchStore.NewSqlite, streams), new RawSqlite());
            yield return new Mark("store.append", $"SQLite, {streams} streams",
                new Contender("ours", Events, () => sqlite.AppendAsync(Events)), Contender.Of("prepared batch", Events, () => raw.Batch(Events)),
                new Goal { NanosecondsAtMost = 10_000, CostAtMost = CostOfCeiling }) { Clock = Clock.Wall };
            var (postgres, copy) = (new StoredEvents(BenchStore.NewPostgreSql, streams), new RawPostgreSql());
            yield return new Mark("store.append", $"PostgreSQL, {streams} streams",
                new Contender("ours", Events, () => postgres.AppendAsync(Events)), new Contender("COPY", Events, () => copy.CopyAsync(Events)),
                new Goal { NanosecondsAtMost = 20_000, CostAtMost = CostOfCeiling }) { Clock = Clock.Wall };
        }
        var (lone, rawLone) = (new StoredEvents(BenchStore.NewSqlite, 1), new RawSqlite());
        yield return new Mark("store.append", "SQLite beside one INSERT an event",
            new Contender("ours", Events, () => lone.AppendAsync(Events)), Contender.Of("one INSERT an event", FewEvents, () => rawLone.OneByOne(FewEvents)),
            new Goal { TimesFaster = 20 }) { Clock = Clock.Wall };
        var (far, rawFar) = (new StoredEvents(BenchStore.NewPostgreSql, 1), new RawPostgreSql());
        yield return new Mark("store.append", "PostgreSQL beside one INSERT an event",
            new Contender("ours", Events, () => far.AppendAsync(Events)), new Contender("one INSERT an event", FewEvents, () => rawFar.OneByOneAsync(FewEvents)),
            new Goal { TimesFaster = 20 }) { Clock = Clock.Wall };
    }
}
