using System.Text;
using Sse.Benchmarks.Marks;
using Sse.Primitives;

namespace Sse.Benchmarks.Stores;

/// <summary>
/// What many slow streams cost: one event of each of 128 streams in one commit, and the newest event of each in one round trip, as a
/// node reads them that follows the streams of others.
/// </summary>
public sealed class FollowMarks : IMarkSource
{
    private const int Streams = 128;

    public IEnumerable<Mark> Marks()
    {
        var store = new Lazy<Task<IEventStore>>(FillAsync);
        StreamRead[] reads = [.. Enumerable.Range(0, Streams).Select(i => new StreamRead($"run-{i}", 9, 256 * 1024))];
        yield return new Mark("store.follow", "PostgreSQL, 128 streams at once",
            new Contender("ours", Streams, async () => (await (await store.Value).ReadAsync(reads)).Sum(p => p!.Chunks.Count)), null,
            new Goal { NanosecondsAtMost = 250_000 }) { Clock = Clock.Wall };
        var next = 10;
        yield return new Mark("store.commit", "PostgreSQL, 128 streams at once",
            new Contender("ours", Streams, async () =>
            {
                next++;
                return (await (await store.Value).WriteAsync([.. Enumerable.Range(0, Streams).Select(i => Write(i, next))])).Count;
            }), null, new Goal { NanosecondsAtMost = 250_000 }) { Clock = Clock.Wall };
    }

    private static async Task<IEventStore> FillAsync()
    {
        var store = BenchStore.NewPostgreSql();
        await store.InitializeAsync();
        for (var sequence = 1; sequence <= 10; sequence++)
            await store.WriteAsync([.. Enumerable.Range(0, Streams).Select(i => Write(i, sequence))]);
        return store;
    }

    private static StreamWrite Write(int stream, int sequence) => new()
    {
        StreamId = $"run-{stream}",
        Epoch = 1,
        Creation = sequence == 1 ? new StreamCreation("node", DateTimeOffset.UnixEpoch, StreamAttributes.None) : null,
        Chunks = [new StoredChunk(sequence, sequence, Encoding.ASCII.GetBytes($"id: 1-{sequence}\ndata: {new string('x', StoredEvents.FrameBytes)}\n\n"))],
    };
}
