using Microsoft.Data.Sqlite;
using Sse.Primitives;

namespace Sse.Stores.Sqlite;

/// <summary>
/// The one connection that writes, with its prepared statements. Not thread-safe: the store's semaphore owns it. Every method is
/// one transaction; the write lock is taken at its beginning, so two processes never decide on what the other is changing.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _insertStream;
    private readonly SqliteCommand _insertChunk;
    private readonly SqliteCommand _advance;
    private readonly SqliteCommand _describe;
    private readonly SqliteCommand _insertTag;

    public SqliteWriter(SqliteConnections connections)
    {
        _connection = connections.Open(readOnly: false);
        SqliteSchema.Migrate(_connection);
        _find = Prepare("SELECT key, epoch, epochs, head, completed FROM stream WHERE id = @id", "@id");
        _insertStream = Prepare(
            """
            INSERT INTO stream (id, epoch, epochs, first, head, bytes, owner, created, kind, name, status, tags)
            VALUES (@id, @epoch, @epochs, 1, 0, 0, @owner, @created, @kind, @name, @status, @tags) RETURNING key
            """, "@id", "@epoch", "@epochs", "@owner", "@created", "@kind", "@name", "@status", "@tags");
        _insertChunk = Prepare(
            "INSERT INTO chunk (stream, first, last, format, size, frames) VALUES (@stream, @first, @last, @format, @size, @frames)",
            "@stream", "@first", "@last", "@format", "@size", "@frames");
        _advance = Prepare(
            "UPDATE stream SET first = CASE head WHEN 0 THEN @first ELSE first END, head = @head, bytes = bytes + @bytes, completed = @completed WHERE key = @key",
            "@first", "@head", "@bytes", "@completed", "@key");
        _describe = Prepare(
            "UPDATE stream SET kind = @kind, name = @name, status = @status, tags = @tags WHERE key = @key RETURNING tags",
            "@kind", "@name", "@status", "@tags", "@key");
        _insertTag = Prepare("INSERT OR REPLACE INTO tag (stream, name, value) VALUES (@stream, @name, @value)", "@stream", "@name", "@value");
    }

    public void Dispose()
    {
        foreach (var command in new[] { _find, _insertStream, _insertChunk, _advance, _describe, _insertTag })
            command.Dispose();
        _connection.Dispose();
    }

    public IReadOnlyList<StreamWriteResult> Write(IReadOnlyList<StreamWrite> writes) => InTransaction(() =>
    {
        var results = new StreamWriteResult[writes.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = Write(writes[i]);
        return results;
    });

    public StreamOpenResult Open(StreamOpening opening) => InTransaction(() =>
    {
        var row = Find(opening.StreamId);
        var outcome = StreamOpenOutcome.Opened;
        if (row is null && opening.From is null)
            Insert(opening.StreamId, opening.Epoch, new StreamCreation(opening.Owner, opening.Now, opening.Attributes));
        else if (row is null || (opening.From is { } from && from != row.Epoch))
            outcome = StreamOpenOutcome.Moved;
        else if (row.IsCompleted)
            outcome = StreamOpenOutcome.Completed;
        else
            TakeOver(row, opening);
        return new StreamOpenResult(outcome, StreamReading.Find(_connection, opening.StreamId));
    });

    private StreamWriteResult Write(StreamWrite write)
    {
        var row = Find(write.StreamId);
        if (row is { IsCompleted: true } && write.Creation is { ReplacesCompleted: true } && !row.Epochs.Knows(write.Epoch))
        {
            RemoveAll(row.Key);
            row = null;
        }
        if (row is null)
        {
            if (write.Creation is null)
                return new(StreamWriteOutcome.Fenced, 0);
            row = Insert(write.StreamId, write.Epoch, write.Creation);
        }
        if (row.Epoch != write.Epoch)
            return new(write.Creation is null || row.Epochs.Knows(write.Epoch) ? StreamWriteOutcome.Fenced : StreamWriteOutcome.Exists, 0);
        if (write.Chunks.Count > 0 && write.Chunks[0].FirstSequence <= row.Head)
            return new(write.Chunks[^1].LastSequence <= row.Head ? StreamWriteOutcome.Written : StreamWriteOutcome.Overlaps, row.Head);
        if (write.Chunks.Count > 0 && row.IsCompleted)
            return new(StreamWriteOutcome.Fenced, 0);
        if (write.Attributes is { } attributes)
            Describe(row.Key, attributes);
        return new(StreamWriteOutcome.Written, write.Chunks.Count > 0 ? WriteChunks(row.Key, write) : row.Head);
    }

    private long WriteChunks(long key, StreamWrite write)
    {
        var bytes = 0L;
        foreach (var chunk in write.Chunks)
        {
            _insertChunk.With(key, chunk.FirstSequence, chunk.LastSequence, StoredChunk.Format, chunk.Frames.Length, chunk.Frames.ToArray()).ExecuteNonQuery();
            bytes += chunk.Frames.Length;
        }
        var head = write.Chunks[^1].LastSequence;
        var completed = write.IsTerminal ? (write.CompletedAt ?? DateTimeOffset.UnixEpoch).UtcTicks : (long?)null;
        _advance.With(write.Chunks[0].FirstSequence, head, bytes, completed, key).ExecuteNonQuery();
        return head;
    }

    private StreamRow Insert(string id, long epoch, StreamCreation creation)
    {
        var (epochs, attributes) = (new StreamEpochs(epoch), creation.Attributes);
        var key = (long)_insertStream.With(
            id, epoch, epochs.ToString(), creation.Owner, creation.CreatedAt.UtcTicks,
            attributes.Kind, attributes.Name, attributes.Status, StreamTags.ToJson(attributes.Tags)).ExecuteScalar()!;
        InsertTags(key, attributes);
        return new StreamRow(key, epoch, epochs, 0, false);
    }

    private void TakeOver(StreamRow row, StreamOpening opening)
    {
        var epochs = row.Epochs.Add(Math.Max(opening.Epoch, row.Epoch + 1), row.Head);
        _connection.Execute("UPDATE stream SET epoch = @epoch, epochs = @epochs, owner = @owner WHERE key = @key",
            ("@epoch", epochs.Current), ("@epochs", epochs.ToString()), ("@owner", opening.Owner), ("@key", row.Key));
    }

    private void Describe(long key, StreamAttributes attributes)
    {
        _describe.With(attributes.Kind, attributes.Name, attributes.Status, StreamTags.ToJson(attributes.Tags), key).ExecuteNonQuery();
        _connection.Execute("DELETE FROM tag WHERE stream = @key", ("@key", key));
        InsertTags(key, attributes);
    }

    private void InsertTags(long key, StreamAttributes attributes)
    {
        foreach (var (name, value) in attributes.Tags)
            _insertTag.With(key, name, value).ExecuteNonQuery();
    }

    private StreamRow? Find(string id)
    {
        using var row = _find.With(id).ExecuteReader();
        return row.Read()
            ? new StreamRow(row.GetInt64(0), row.GetInt64(1), StreamEpochs.Parse(row.GetString(2)), row.GetInt64(3), !row.IsDBNull(4))
            : null;
    }

    private T InTransaction<T>(Func<T> body) => _connection.InTransaction(immediate: true, body);

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private sealed record StreamRow(long Key, long Epoch, StreamEpochs Epochs, long Head, bool IsCompleted);
}
