using Npgsql;
using Sse.Benchmarks.Marks;
using Sse.Primitives;

namespace Sse.Benchmarks.Stores;

/// <summary>
/// A late reader that replays a stream of a million events out of PostgreSQL, page by page through a cursor, against a plain SELECT of
/// one row an event into a data reader.
/// </summary>
public sealed class ReplayMarks : IMarkSource
{
    private const int Events = 1_000_000;

    public IEnumerable<Mark> Marks()
    {
        var replay = new Lazy<Task<EventStream>>(WriteAsync);
        var rows = new Lazy<Task<NpgsqlConnection>>(WriteRowsAsync);
        yield return new Mark("store.replay", "PostgreSQL, a million events",
            new Contender("ours", Events, async () => await ReplayAsync(await replay.Value)),
            new Contender("SELECT, a row an event", Events, async () => await SelectAsync(await rows.Value)),
            new Goal { CostAtMost = 2.5 }) { Clock = Clock.Wall };
    }

    private static async Task<EventStream> WriteAsync()
    {
        var store = BenchStore.NewPostgreSql();
        await using (var registry = new EventStreamRegistry(null, [store]))
        {
            var stream = registry.Create("big");
            for (var i = 0; i < Events; i++)
            {
                stream.Append("step.progress"u8, new byte[StoredEvents.FrameBytes - 50]);
                if (i % 50_000 == 0)
                    await stream.FlushAsync();
            }
            stream.TryComplete("end"u8, "x"u8, out _);
            await stream.FlushAsync();
        }
        // Another process, which has nothing of it in memory.
        return (await new EventStreamRegistry(null, [store]).FindAsync("big"))!;
    }

    private static async Task<NpgsqlConnection> WriteRowsAsync()
    {
        var connection = new NpgsqlConnection(BenchStore.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "DROP TABLE IF EXISTS bench_replay; CREATE TABLE bench_replay (sequence bigint PRIMARY KEY, frame bytea NOT NULL); "
            + $"INSERT INTO bench_replay SELECT n, decode(repeat('78', {StoredEvents.FrameBytes}), 'hex') FROM generate_series(1, {Events}) n; ANALYZE bench_replay", connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async ValueTask<long> ReplayAsync(EventStream stream)
    {
        var cursor = stream.OpenCursor();
        while (cursor.TryRead(out _) is not CursorStatus.End and var status)
        {
            if (status == CursorStatus.Empty)
                await cursor.WaitAsync();
        }
        return cursor.Position.Sequence / Events;
    }

    private static async ValueTask<long> SelectAsync(NpgsqlConnection connection)
    {
        var (events, bytes) = (0L, 0L);
        await using var command = new NpgsqlCommand("SELECT sequence, frame FROM bench_replay ORDER BY sequence", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            events++;
            bytes += reader.GetFieldValue<byte[]>(1).Length;
        }
        return events / Events;
    }
}
