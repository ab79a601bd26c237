using Npgsql;
using Sse.Primitives;

namespace Sse.Stores.PostgreSql;

/// <summary>Commands to the owners of streams.</summary>
internal static class StreamCommands
{
    public static async Task<bool> SendAsync(NpgsqlConnection connection, StreamCommand command, CancellationToken cancellationToken) =>
        await connection.ScalarAsync(
            """
            WITH s AS (SELECT key FROM stream WHERE id = $2 AND completed IS NULL), sent AS (
                INSERT INTO command (id, stream, name, body) SELECT $1, key, $3, $4 FROM s ON CONFLICT DO NOTHING)
            SELECT 1 FROM s
            """, cancellationToken, command.Id, command.StreamId, command.Name, command.Body).ConfigureAwait(false) is not null;

    /// <summary>The rows that are deleted are still there for the rest of the statement.</summary>
    public static async Task<IReadOnlyList<StreamCommand>> ReceiveAsync(
        NpgsqlConnection connection, string node, IReadOnlyCollection<string> handled, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand(
            """
            WITH handled AS (DELETE FROM command WHERE id = ANY ($2))
            SELECT s.id, c.name, c.body, c.id FROM command c JOIN stream s ON s.key = c.stream
            WHERE s.owner = $1 AND s.completed IS NULL AND c.id <> ALL ($2) ORDER BY c.id
            """, node, handled.ToArray());
        var commands = new List<StreamCommand>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                commands.Add(new StreamCommand(reader.GetString(0), reader.GetString(1), reader.GetString(2)) { Id = reader.GetString(3) });
        }
        return commands;
    }
}
