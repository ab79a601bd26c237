using Npgsql;
using Sse.Primitives;

namespace Sse.Stores.PostgreSql;

/// <summary>Heartbeats, orphans, retention.</summary>
internal static class Upkeep
{
    /// <summary>Chunks removed in one transaction: some milliseconds, so that no commit waits long.</summary>
    private const int ChunksAtOnce = 500;

    private const int StreamsAtOnce = 50;

    /// <summary>Hops from owner to owner along the index, of which there are as many as nodes, instead of looking at every running stream.</summary>
    private const string Orphans =
        $"""
        WITH RECURSIVE owners AS (
            (SELECT owner FROM stream WHERE completed IS NULL ORDER BY owner LIMIT 1)
            UNION ALL
            SELECT (SELECT s.owner FROM stream s WHERE s.completed IS NULL AND s.owner > o.owner ORDER BY s.owner LIMIT 1) FROM owners o WHERE o.owner IS NOT NULL)
        SELECT {StreamReading.Columns} FROM stream s
        WHERE s.completed IS NULL AND s.owner IN (SELECT owner FROM owners WHERE owner <> ALL ($1)) ORDER BY s.created, s.id LIMIT $2
        """;

    public static async Task<IReadOnlyList<StoreNode>> BeatAsync(NpgsqlConnection connection, string node, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("INSERT INTO node (id, beat) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET beat = node.beat + 1", cancellationToken, node).ConfigureAwait(false);
        using var command = connection.CreateCommand("SELECT id, beat FROM node");
        var nodes = new List<StoreNode>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                nodes.Add(new StoreNode(reader.GetString(0), reader.GetInt64(1)));
        }
        return nodes;
    }

    public static async Task<IReadOnlyList<StoredStream>> FindOrphansAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> livingNodes, int limit, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand(Orphans, livingNodes.ToArray(), limit);
        return await StreamReading.ReadStreamsAsync(command, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<bool> DeleteAsync(NpgsqlConnection connection, string id, CancellationToken cancellationToken) =>
        await connection.ScalarAsync(
            "WITH gone AS (DELETE FROM stream WHERE id = $1 RETURNING key), chunks AS (DELETE FROM chunk c USING gone g WHERE c.stream = g.key) SELECT 1 FROM gone",
            cancellationToken, id).ConfigureAwait(false) is not null;

    /// <summary>One piece of work by one node at a time; true while there may be more.</summary>
    public static async Task<bool> TrimAsync(NpgsqlConnection connection, string schema, StoreRetention retention, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var mine = await connection.ScalarAsync("SELECT pg_try_advisory_xact_lock(hashtextextended('sse-workflow.trim.' || $1, 0))", cancellationToken, schema).ConfigureAwait(false);
            if (mine is not true)
                return false;
            var more = (retention.CompletedBefore is { } before && await TrimCompletedAsync(connection, before.UtcDateTime, cancellationToken).ConfigureAwait(false))
                || ((retention.MaxEvents ?? retention.MaxBytes) is not null
                    && await TrimLongAsync(connection, retention.MaxEvents ?? long.MaxValue, retention.MaxBytes ?? long.MaxValue, cancellationToken).ConfigureAwait(false));
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return more;
        }
    }

    private static async Task<bool> TrimCompletedAsync(NpgsqlConnection connection, DateTime before, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(connection, "SELECT key FROM stream WHERE completed < $1 ORDER BY completed LIMIT $2", cancellationToken, before, StreamsAtOnce).ConfigureAwait(false);
        var budget = ChunksAtOnce;
        foreach (var key in keys)
        {
            budget -= await connection.ExecuteAsync(
                "DELETE FROM chunk WHERE stream = $1 AND last IN (SELECT last FROM chunk WHERE stream = $1 LIMIT $2)", cancellationToken, key, budget).ConfigureAwait(false);
            if (budget <= 0)
                return true;
            await connection.ExecuteAsync("DELETE FROM stream WHERE key = $1", cancellationToken, key).ConfigureAwait(false);
        }
        return keys.Count == StreamsAtOnce;
    }

    private static async Task<bool> TrimLongAsync(NpgsqlConnection connection, long maxEvents, long maxBytes, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(
            connection, "SELECT key FROM stream WHERE head - first >= $1 OR bytes > $2 LIMIT $3", cancellationToken, maxEvents, maxBytes, StreamsAtOnce).ConfigureAwait(false);
        var removed = 0;
        foreach (var key in keys)
            removed += await TrimLongAsync(connection, key, maxEvents, maxBytes, cancellationToken).ConfigureAwait(false);
        return removed > 0;
    }

    /// <summary>Removes chunks that the newer ones make superfluous, the oldest first; the newest chunk never is. The lock keeps the writer's sums right.</summary>
    private static async Task<int> TrimLongAsync(NpgsqlConnection connection, long key, long maxEvents, long maxBytes, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("SELECT 1 FROM stream WHERE key = $1 FOR UPDATE", cancellationToken, key).ConfigureAwait(false);
        var removed = await connection.ExecuteAsync(
            """
            DELETE FROM chunk WHERE stream = $1 AND last IN (
                SELECT last FROM (
                    SELECT last, SUM(size) OVER (ORDER BY last DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS newer FROM chunk WHERE stream = $1) c
                WHERE newer >= $2 OR (newer IS NOT NULL AND (SELECT head FROM stream WHERE key = $1) - last >= $3)
                ORDER BY last LIMIT $4)
            """, cancellationToken, key, maxBytes, maxEvents, ChunksAtOnce).ConfigureAwait(false);
        if (removed > 0)
        {
            await connection.ExecuteAsync(
                """
                UPDATE stream SET
                    first = (SELECT c.first FROM chunk c WHERE c.stream = key ORDER BY c.last LIMIT 1),
                    bytes = (SELECT SUM(c.size) FROM chunk c WHERE c.stream = key)
                WHERE key = $1
                """, cancellationToken, key).ConfigureAwait(false);
        }
        return removed;
    }

    private static async Task<List<long>> KeysAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        var keys = new List<long>();
        using var command = connection.CreateCommand(sql, parameters);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                keys.Add(reader.GetInt64(0));
        }
        return keys;
    }
}
