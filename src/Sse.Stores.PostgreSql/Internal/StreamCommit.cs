using Npgsql;
using NpgsqlTypes;
using Sse.Primitives;

namespace Sse.Stores.PostgreSql;

/// <summary>
/// Writes to many streams in one round trip and one transaction: create what is new, advance the streams whose epoch and head allow
/// it and insert the chunks of exactly those, save attributes, wake the other nodes, and read how the streams stand.
/// </summary>
/// <remarks>
/// Advancing locks a stream's row until the commit, as taking it over does; so whichever comes second sees what the first did, and
/// two owners never interleave. What became of a write follows from how its stream stands afterwards.
/// </remarks>
internal static class StreamCommit
{
    /// <summary>A stream's history names its first epoch first; one that the write's own epoch began was made by an earlier attempt.</summary>
    private const string MakeWay =
        """
        WITH gone AS (
            DELETE FROM stream s USING unnest($1, $2) AS w (id, epochs)
            WHERE s.id = w.id AND s.completed IS NOT NULL AND split_part(s.epochs, ' ', 1) <> w.epochs RETURNING s.key)
        DELETE FROM chunk c USING gone g WHERE c.stream = g.key
        """;

    private const string Create =
        """
        INSERT INTO stream (id, epoch, epochs, first, head, bytes, owner, created, kind, name, status, tags)
        SELECT id, epoch, epochs, 1, 0, 0, owner, created, kind, name, status, tags::jsonb
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS w (id, epoch, epochs, owner, created, kind, name, status, tags)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Advance =
        """
        WITH advanced AS (
            UPDATE stream s SET
                first = CASE s.head WHEN 0 THEN w.first ELSE s.first END, head = w.last, bytes = s.bytes + w.bytes,
                completed = CASE WHEN w.completed = '-infinity' THEN NULL ELSE w.completed END
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS w (number, id, epoch, first, last, bytes, completed)
            WHERE s.id = w.id AND s.epoch = w.epoch AND s.head < w.first AND s.completed IS NULL
            RETURNING s.key, w.number)
        INSERT INTO chunk (stream, first, last, format, size, frames)
        SELECT a.key, c.first, c.last, $12, octet_length(c.frames), c.frames
        FROM unnest($8, $9, $10, $11) AS c (number, first, last, frames) JOIN advanced a ON a.number = c.number
        """;

    private const string Describe =
        """
        UPDATE stream s SET kind = w.kind, name = w.name, status = w.status, tags = w.tags::jsonb
        FROM unnest($1, $2, $3, $4, $5, $6) AS w (id, epoch, kind, name, status, tags)
        WHERE s.id = w.id AND s.epoch = w.epoch
        """;

    private const string ReadBack = "SELECT id, epoch, epochs, head FROM stream WHERE id = ANY ($1)";

    public static async Task<IReadOnlyList<StreamWriteResult>> RunAsync(
        NpgsqlConnection connection, string channel, IReadOnlyList<StreamWrite> writes, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        AddCreations(batch, [.. writes.Where(w => w.Creation is not null)]);
        AddChunks(batch, [.. writes.Where(w => w.Chunks.Count > 0)]);
        AddAttributes(batch, [.. writes.Where(w => w.Attributes is not null)]);
        batch.Add("SELECT pg_notify($1, $2)", Text(channel), Text(StoreChange.Of(writes.Select(w => w.StreamId)).ToString()));
        batch.Add(ReadBack, Texts(writes, w => w.StreamId));
        var states = await ReadStatesAsync(batch, cancellationToken).ConfigureAwait(false);
        return [.. writes.Select(w => Judge(w, states.TryGetValue(w.StreamId, out var state) ? state : null))];
    }

    private static StreamWriteResult Judge(StreamWrite write, StreamState? state)
    {
        if (state is null)
            return new(StreamWriteOutcome.Fenced, 0);
        if (state.Epoch != write.Epoch)
            return new(write.Creation is null || StreamEpochs.Parse(state.Epochs).Knows(write.Epoch) ? StreamWriteOutcome.Fenced : StreamWriteOutcome.Exists, 0);
        if (write.Chunks.Count == 0 || write.Chunks[^1].LastSequence <= state.Head)
            return new(StreamWriteOutcome.Written, state.Head);
        // Neither written nor overlapping: the stream has ended.
        return write.Chunks[0].FirstSequence <= state.Head ? new(StreamWriteOutcome.Overlaps, state.Head) : new(StreamWriteOutcome.Fenced, 0);
    }

    private static async Task<Dictionary<string, StreamState>> ReadStatesAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, StreamState>(StringComparer.Ordinal);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            do
            {
                while (reader.FieldCount == 4 && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    states[reader.GetString(0)] = new StreamState(reader.GetInt64(1), reader.GetString(2), reader.GetInt64(3));
            }
            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        }
        return states;
    }

    private static void AddCreations(NpgsqlBatch batch, StreamWrite[] writes)
    {
        if (writes.Length == 0)
            return;
        var replacing = writes.Where(w => w.Creation!.ReplacesCompleted).ToArray();
        if (replacing.Length > 0)
            batch.Add(MakeWay, Texts(replacing, w => w.StreamId), Texts(replacing, w => new StreamEpochs(w.Epoch).ToString()));
        batch.Add(Create,
            Texts(writes, w => w.StreamId), Numbers(writes, w => w.Epoch), Texts(writes, w => new StreamEpochs(w.Epoch).ToString()),
            Texts(writes, w => w.Creation!.Owner), Times(writes, w => w.Creation!.CreatedAt),
            Texts(writes, w => w.Creation!.Attributes.Kind), Texts(writes, w => w.Creation!.Attributes.Name),
            Texts(writes, w => w.Creation!.Attributes.Status), Texts(writes, w => StreamTags.ToJson(w.Creation!.Attributes.Tags)));
    }

    private static void AddChunks(NpgsqlBatch batch, StreamWrite[] writes)
    {
        if (writes.Length == 0)
            return;
        var chunks = writes.SelectMany((w, number) => w.Chunks.Select(chunk => (Number: (long)number, Chunk: chunk))).ToList();
        batch.Add(Advance,
            new NpgsqlParameter<long[]> { TypedValue = [.. Enumerable.Range(0, writes.Length).Select(n => (long)n)] },
            Texts(writes, w => w.StreamId), Numbers(writes, w => w.Epoch),
            Numbers(writes, w => w.Chunks[0].FirstSequence), Numbers(writes, w => w.Chunks[^1].LastSequence),
            Numbers(writes, w => w.Chunks.Sum(c => (long)c.Frames.Length)),
            Times(writes, w => w.IsTerminal ? w.CompletedAt ?? DateTimeOffset.UnixEpoch : DateTimeOffset.MinValue),
            Numbers(chunks, c => c.Number), Numbers(chunks, c => c.Chunk.FirstSequence), Numbers(chunks, c => c.Chunk.LastSequence),
            new NpgsqlParameter<ReadOnlyMemory<byte>[]> { TypedValue = [.. chunks.Select(c => c.Chunk.Frames)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
            new NpgsqlParameter<short> { TypedValue = StoredChunk.Format });
    }

    private static void AddAttributes(NpgsqlBatch batch, StreamWrite[] writes)
    {
        if (writes.Length == 0)
            return;
        batch.Add(Describe,
            Texts(writes, w => w.StreamId), Numbers(writes, w => w.Epoch), Texts(writes, w => w.Attributes!.Kind),
            Texts(writes, w => w.Attributes!.Name), Texts(writes, w => w.Attributes!.Status), Texts(writes, w => StreamTags.ToJson(w.Attributes!.Tags)));
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<string[]> Texts<T>(IReadOnlyCollection<T> items, Func<T, string> text) => new() { TypedValue = [.. items.Select(text)] };

    private static NpgsqlParameter<long[]> Numbers<T>(IReadOnlyCollection<T> items, Func<T, long> number) => new() { TypedValue = [.. items.Select(number)] };

    private static NpgsqlParameter<DateTime[]> Times<T>(IReadOnlyCollection<T> items, Func<T, DateTimeOffset> time) =>
        new() { TypedValue = [.. items.Select(i => time(i).UtcDateTime)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };

    private sealed record StreamState(long Epoch, string Epochs, long Head);
}
