using Npgsql;

namespace Sse.Stores.PostgreSql;

/// <summary>
/// The tables and how they came to be: each entry takes the schema from one version to the next. Entries are never changed once
/// released, only added.
/// </summary>
internal static class PostgreSqlSchema
{
    /// <summary>The version this package writes.</summary>
    public static int Version => Migrations.Length;

    /// <summary>
    /// 1: streams, chunks, nodes. A chunk's <c>last</c> leads its key, because a reader asks for what ends after its position. Its
    /// frames are stored uncompressed outside the row, which is the cheapest to write. Streams change at every commit, but none of
    /// their indexed columns does: the room left in each page lets such an update stay in its page.
    /// 2: commands to the owners of streams. Few wait at any time, so they go with their stream by themselves.
    /// </summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE stream (
            key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE, epoch bigint NOT NULL, epochs text NOT NULL,
            first bigint NOT NULL, head bigint NOT NULL, bytes bigint NOT NULL,
            owner text COLLATE "C" NOT NULL, created timestamptz NOT NULL, completed timestamptz,
            kind text NOT NULL, name text NOT NULL, status text NOT NULL, tags jsonb NOT NULL) WITH (fillfactor = 70);
        CREATE TABLE chunk (
            stream bigint NOT NULL, last bigint NOT NULL, first bigint NOT NULL, format smallint NOT NULL, size integer NOT NULL, frames bytea NOT NULL,
            PRIMARY KEY (stream, last));
        ALTER TABLE chunk ALTER COLUMN frames SET STORAGE EXTERNAL;
        CREATE INDEX stream_created ON stream (created, id);
        CREATE INDEX stream_kind ON stream (kind, created, id);
        CREATE INDEX stream_name ON stream (name, created, id);
        CREATE INDEX stream_status ON stream (status, created, id);
        CREATE INDEX stream_tags ON stream USING gin (tags jsonb_path_ops);
        CREATE INDEX stream_running ON stream (created, id) WHERE completed IS NULL;
        CREATE INDEX stream_owner ON stream (owner) WHERE completed IS NULL;
        CREATE INDEX stream_completed ON stream (completed) WHERE completed IS NOT NULL;
        CREATE TABLE node (id text COLLATE "C" PRIMARY KEY, beat bigint NOT NULL);
        """,
        """
        CREATE TABLE command (
            id text COLLATE "C" PRIMARY KEY, stream bigint NOT NULL REFERENCES stream (key) ON DELETE CASCADE, name text NOT NULL, body text NOT NULL,
            UNIQUE (stream, name));
        """,
    ];

    /// <summary>Brings the schema to this version; of several nodes one does it, the others wait.</summary>
    /// <exception cref="NotSupportedException">The schema is of a later version.</exception>
    public static async Task MigrateAsync(NpgsqlDataSource source, string schema, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (await ReadVersionAsync(connection, schema, cancellationToken).ConfigureAwait(false) == Version)
                return;
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('sse-workflow.' || $1, 0))", cancellationToken, schema).ConfigureAwait(false);
                await MigrateAsync(connection, schema, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task MigrateAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(connection, schema, cancellationToken).ConfigureAwait(false);
        if (version > Version)
            throw new NotSupportedException($"The schema '{schema}' is of version {version}, this package writes version {Version}. Update Sse.Stores.PostgreSql, or use another schema.");
        if (version < 0)
            await connection.ExecuteAsync($"CREATE SCHEMA {schema}", cancellationToken).ConfigureAwait(false);
        if (version <= 0)
            await connection.ExecuteAsync("CREATE TABLE schema_version (version integer NOT NULL); INSERT INTO schema_version VALUES (0)", cancellationToken).ConfigureAwait(false);
        for (var next = Math.Max(0, version); next < Version; next++)
            await connection.ExecuteAsync(Migrations[next], cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("UPDATE schema_version SET version = $1", cancellationToken, Version).ConfigureAwait(false);
    }

    /// <summary>
    /// The schema's version; 0 for one without our tables, -1 when there is no such schema. Asks the catalog's tables: functions such
    /// as to_regclass may still answer from before another node's commit.
    /// </summary>
    private static async Task<int> ReadVersionAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        var state = await connection.ScalarAsync(
            """
            SELECT CASE WHEN c.oid IS NULL THEN 0 ELSE 1 END
            FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'schema_version' WHERE n.nspname = $1
            """, cancellationToken, schema).ConfigureAwait(false);
        return state is 1
            ? (int)(await connection.ScalarAsync("SELECT version FROM schema_version", cancellationToken).ConfigureAwait(false))!
            : (int?)state ?? -1;
    }
}
