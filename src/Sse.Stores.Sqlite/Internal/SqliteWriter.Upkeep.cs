using Sse.Primitives;

namespace Sse.Stores.Sqlite;

/// <summary>Heartbeats and retention.</summary>
internal sealed partial class SqliteWriter
{
    /// <summary>Chunks removed in one transaction: some milliseconds, so that no commit waits long.</summary>
    private const int ChunksAtOnce = 500;

    private const int StreamsAtOnce = 50;

    public IReadOnlyList<StoreNode> Beat(string node) => InTransaction(() =>
    {
        _connection.Execute("INSERT INTO node (id, beat) VALUES (@id, 1) ON CONFLICT (id) DO UPDATE SET beat = beat + 1", ("@id", node));
        var nodes = new List<StoreNode>();
        using var command = _connection.CreateCommand("SELECT id, beat FROM node");
        using var row = command.ExecuteReader();
        while (row.Read())
            nodes.Add(new StoreNode(row.GetString(0), row.GetInt64(1)));
        return nodes;
    });

    public bool Leave(string node) => InTransaction(() => _connection.Execute("DELETE FROM node WHERE id = @id", ("@id", node)) > 0);

    public bool Delete(string id) => InTransaction(() =>
    {
        if (Find(id) is not { } row)
            return false;
        RemoveAll(row.Key);
        return true;
    });

    /// <summary>One piece of work; true while there may be more.</summary>
    public bool Trim(StoreRetention retention) => InTransaction(() =>
        (retention.CompletedBefore is { } before && TrimCompleted(before.UtcTicks))
        || ((retention.MaxEvents ?? retention.MaxBytes) is not null && TrimLong(retention.MaxEvents ?? long.MaxValue, retention.MaxBytes ?? long.MaxValue)));

    private bool TrimCompleted(long before)
    {
        var keys = Keys("SELECT key FROM stream WHERE completed < @before ORDER BY completed LIMIT @limit", ("@before", before), ("@limit", StreamsAtOnce));
        var budget = ChunksAtOnce;
        foreach (var key in keys)
        {
            budget -= _connection.Execute(
                "DELETE FROM chunk WHERE rowid IN (SELECT rowid FROM chunk WHERE stream = @key LIMIT @limit)", ("@key", key), ("@limit", budget));
            if (budget <= 0)
                return true;
            Remove(key);
        }
        return keys.Count == StreamsAtOnce;
    }

    private bool TrimLong(long maxEvents, long maxBytes)
    {
        var keys = Keys(
            "SELECT key FROM stream WHERE head - first >= @events OR bytes > @bytes LIMIT @limit",
            ("@events", maxEvents), ("@bytes", maxBytes), ("@limit", StreamsAtOnce));
        var removed = 0;
        foreach (var key in keys)
            removed += TrimLong(key, maxEvents, maxBytes);
        return removed > 0;
    }

    /// <summary>Removes chunks that the newer ones make superfluous, the oldest first; the newest chunk never is.</summary>
    private int TrimLong(long key, long maxEvents, long maxBytes)
    {
        var removed = _connection.Execute(
            """
            DELETE FROM chunk WHERE rowid IN (
                SELECT rowid FROM (
                    SELECT rowid, last, SUM(size) OVER (ORDER BY last DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS newer FROM chunk WHERE stream = @key)
                WHERE newer >= @bytes OR (SELECT head FROM stream WHERE key = @key) - last >= @events
                ORDER BY last LIMIT @limit)
            """, ("@key", key), ("@bytes", maxBytes), ("@events", maxEvents), ("@limit", ChunksAtOnce));
        if (removed > 0)
        {
            _connection.Execute(
                """
                UPDATE stream SET
                    first = (SELECT c.first FROM chunk c WHERE c.stream = key ORDER BY c.last LIMIT 1),
                    bytes = (SELECT SUM(c.size) FROM chunk c WHERE c.stream = key)
                WHERE key = @key
                """, ("@key", key));
        }
        return removed;
    }

    private void RemoveAll(long key)
    {
        _connection.Execute("DELETE FROM chunk WHERE stream = @key", ("@key", key));
        Remove(key);
    }

    private void Remove(long key)
    {
        _connection.Execute("DELETE FROM tag WHERE stream = @key", ("@key", key));
        _connection.Execute("DELETE FROM command WHERE stream = @key", ("@key", key));
        _connection.Execute("DELETE FROM stream WHERE key = @key", ("@key", key));
    }

    private List<long> Keys(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var keys = new List<long>();
        using var command = _connection.CreateCommand(sql, parameters);
        using var row = command.ExecuteReader();
        while (row.Read())
            keys.Add(row.GetInt64(0));
        return keys;
    }
}
