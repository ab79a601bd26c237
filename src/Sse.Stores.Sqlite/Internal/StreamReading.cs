using Microsoft.Data.Sqlite;
using Sse.Primitives;

namespace Sse.Stores.Sqlite;

/// <summary>Reads streams and their chunks. A page and its stream are of one moment, so they are read in one transaction.</summary>
internal static class StreamReading
{
    /// <summary>The columns of <see cref="Describe"/>, in its order.</summary>
    public const string Columns = "s.key, s.id, s.epochs, s.first, s.head, s.bytes, s.owner, s.created, s.completed, s.kind, s.name, s.status, s.tags";

    public static StoredStream? Find(SqliteConnection connection, string id)
    {
        using var command = connection.CreateCommand($"SELECT {Columns} FROM stream s WHERE s.id = @id", ("@id", id));
        using var reader = command.ExecuteReader();
        return reader.Read() ? Describe(reader) : null;
    }

    public static IReadOnlyList<StoredPage?> ReadPages(SqliteConnection connection, IReadOnlyList<StreamRead> reads)
    {
        using var find = connection.CreateCommand($"SELECT {Columns} FROM stream s WHERE s.id = @id", ("@id", ""));
        using var read = connection.CreateCommand(
            "SELECT first, last, format, frames FROM chunk WHERE stream = @stream AND last > @after ORDER BY last", ("@stream", 0L), ("@after", 0L));
        return connection.InTransaction<IReadOnlyList<StoredPage?>>(immediate: false, () => [.. reads.Select(r => ReadPage(find, read, r))]);
    }

    public static IReadOnlyList<StoredStream> FindOrphans(SqliteConnection connection, IReadOnlyCollection<string> livingNodes, int limit)
    {
        var names = livingNodes.Select((node, i) => (Name: $"@n{i}", Value: (object?)node)).ToArray();
        using var command = connection.CreateCommand(
            $"SELECT {Columns} FROM stream s WHERE s.completed IS NULL AND s.owner NOT IN ({string.Join(',', names.Select(n => n.Name))}) ORDER BY s.created, s.id LIMIT @limit",
            [.. names, ("@limit", limit)]);
        return ReadStreams(command);
    }

    public static IReadOnlyList<StreamCommand> FindCommands(SqliteConnection connection, string node)
    {
        using var command = connection.CreateCommand(
            "SELECT s.id, c.name, c.body, c.id FROM command c JOIN stream s ON s.key = c.stream WHERE s.owner = @node AND s.completed IS NULL ORDER BY c.id",
            ("@node", node));
        var commands = new List<StreamCommand>();
        using var row = command.ExecuteReader();
        while (row.Read())
            commands.Add(new StreamCommand(row.GetString(0), row.GetString(1), row.GetString(2)) { Id = row.GetString(3) });
        return commands;
    }

    public static List<StoredStream> ReadStreams(SqliteCommand command)
    {
        var streams = new List<StoredStream>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            streams.Add(Describe(reader));
        return streams;
    }

    private static StoredPage? ReadPage(SqliteCommand find, SqliteCommand read, StreamRead wish)
    {
        StoredStream stream;
        long key;
        using (var row = find.With(wish.StreamId).ExecuteReader())
        {
            if (!row.Read())
                return null;
            (key, stream) = (row.GetInt64(0), Describe(row));
        }
        return new StoredPage(stream, stream.Head > wish.After ? ReadChunks(read.With(key, wish.After), wish.MaxBytes) : []);
    }

    private static List<StoredChunk> ReadChunks(SqliteCommand read, int maxBytes)
    {
        var chunks = new List<StoredChunk>();
        var bytes = 0L;
        using var row = read.ExecuteReader();
        while (bytes < maxBytes && row.Read())
        {
            if (row.GetInt16(2) != StoredChunk.Format)
                throw new NotSupportedException($"A chunk has format {row.GetInt16(2)}; this package reads format {StoredChunk.Format}. Update Sse.Stores.Sqlite.");
            var frames = row.GetFieldValue<byte[]>(3);
            chunks.Add(new StoredChunk(row.GetInt64(0), row.GetInt64(1), frames));
            bytes += frames.Length;
        }
        return chunks;
    }

    private static StoredStream Describe(SqliteDataReader row) => new()
    {
        Id = row.GetString(1),
        Epochs = StreamEpochs.Parse(row.GetString(2)),
        First = row.GetInt64(3),
        Head = row.GetInt64(4),
        Bytes = row.GetInt64(5),
        Owner = row.GetString(6),
        CreatedAt = new DateTimeOffset(row.GetInt64(7), TimeSpan.Zero),
        IsCompleted = !row.IsDBNull(8),
        CompletedAt = row.IsDBNull(8) ? null : new DateTimeOffset(row.GetInt64(8), TimeSpan.Zero),
        Attributes = new StreamAttributes { Kind = row.GetString(9), Name = row.GetString(10), Status = row.GetString(11), Tags = StreamTags.FromJson(row.GetString(12)) },
    };
}
