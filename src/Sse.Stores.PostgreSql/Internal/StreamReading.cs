using System.Data;
using Npgsql;
using Sse.Primitives;

namespace Sse.Stores.PostgreSql;

/// <summary>Reads streams and their chunks, all that is asked for in one round trip.</summary>
internal static class StreamReading
{
    /// <summary>The columns of <see cref="Describe"/>, in its order.</summary>
    public const string Columns = "s.key, s.id, s.epochs, s.first, s.head, s.bytes, s.owner, s.created, s.completed, s.kind, s.name, s.status, s.tags::text";

    private const int ColumnCount = 13;

    /// <summary>
    /// A stream and its next chunks in one statement, and so of one moment: the chunks until a running sum reaches the limit. How many
    /// rows that sum looks at follows from the size of the first one, as neighbours are mostly alike; a page may come out small, never
    /// empty.
    /// </summary>
    private const string Page =
        $"""
        SELECT {Columns}, c.format, c.first, c.last, c.frames
        FROM stream s LEFT JOIN LATERAL (
            SELECT * FROM (
                SELECT first, last, format, frames, SUM(size) OVER (ORDER BY last) - size AS before
                FROM chunk WHERE stream = s.key AND last > $2 ORDER BY last
                LIMIT LEAST($4, 2 + $3 / (SELECT size FROM chunk WHERE stream = s.key AND last > $2 ORDER BY last LIMIT 1))) page
            WHERE before < $3) c ON true
        WHERE s.id = $1 ORDER BY c.last
        """;

    /// <summary>More small chunks than this do not come at once, whatever their size.</summary>
    private const int MaxChunks = 2_000;

    public static async Task<StoredStream?> FindAsync(NpgsqlConnection connection, string id, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand($"SELECT {Columns} FROM stream s WHERE s.id = $1", id);
        var streams = await ReadStreamsAsync(command, cancellationToken).ConfigureAwait(false);
        return streams.Count == 0 ? null : streams[0];
    }

    public static async Task<IReadOnlyList<StoredPage?>> ReadPagesAsync(NpgsqlConnection connection, IReadOnlyList<StreamRead> reads, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var read in reads)
        {
            batch.Add(Page,
                new NpgsqlParameter<string> { TypedValue = read.StreamId }, new NpgsqlParameter<long> { TypedValue = read.After },
                new NpgsqlParameter<long> { TypedValue = Math.Max(1, read.MaxBytes) }, new NpgsqlParameter<int> { TypedValue = MaxChunks });
        }
        var pages = new List<StoredPage?>(reads.Count);
        // Frames go from the socket into their own array, instead of by way of a buffer that holds the whole row; columns are read in their order.
        var reader = await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            do
                pages.Add(await ReadPageAsync(reader, cancellationToken).ConfigureAwait(false));
            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        }
        return pages;
    }

    public static async Task<List<StoredStream>> ReadStreamsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var streams = new List<StoredStream>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                streams.Add(Describe(reader));
        }
        return streams;
    }

    private static async Task<StoredPage?> ReadPageAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        StoredStream? stream = null;
        var chunks = new List<StoredChunk>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            stream ??= Describe(row);
            if (row.IsDBNull(ColumnCount))
                break;
            var format = row.GetInt16(ColumnCount);
            if (format != StoredChunk.Format)
                throw new NotSupportedException($"A chunk has format {format}; this package reads format {StoredChunk.Format}. Update Sse.Stores.PostgreSql.");
            var (first, last) = (row.GetInt64(ColumnCount + 1), row.GetInt64(ColumnCount + 2));
            chunks.Add(new StoredChunk(first, last, await row.GetFieldValueAsync<byte[]>(ColumnCount + 3, cancellationToken).ConfigureAwait(false)));
        }
        return stream is null ? null : new StoredPage(stream, chunks);
    }

    private static StoredStream Describe(NpgsqlDataReader row) => new()
    {
        Id = row.GetString(1),
        Epochs = StreamEpochs.Parse(row.GetString(2)),
        First = row.GetInt64(3),
        Head = row.GetInt64(4),
        Bytes = row.GetInt64(5),
        Owner = row.GetString(6),
        CreatedAt = new DateTimeOffset(row.GetDateTime(7)),
        IsCompleted = !row.IsDBNull(8),
        CompletedAt = row.IsDBNull(8) ? null : new DateTimeOffset(row.GetDateTime(8)),
        Attributes = new StreamAttributes { Kind = row.GetString(9), Name = row.GetString(10), Status = row.GetString(11), Tags = StreamTags.FromJson(row.GetString(12)) },
    };
}
