using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Sse.Stores.Sqlite;

/// <summary>
/// The tables and how they came to be: each entry takes the file from one version to the next. The version is SQLite's own
/// <c>user_version</c>; entries are never changed once released, only added.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>The version this package writes.</summary>
    public static int Version => Migrations.Length;

    /// <summary>
    /// 1: streams, chunks, tags, nodes. A chunk's <c>last</c> leads its key, because a reader asks for what ends after its position.
    /// Times are UTC ticks. <c>completed</c> is null while a stream runs.
    /// 2: commands to the owners of streams.
    /// </summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE stream (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, epoch INTEGER NOT NULL, epochs TEXT NOT NULL,
            first INTEGER NOT NULL, head INTEGER NOT NULL, bytes INTEGER NOT NULL,
            owner TEXT NOT NULL, created INTEGER NOT NULL, completed INTEGER,
            kind TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, tags TEXT NOT NULL);
        CREATE TABLE chunk (
            stream INTEGER NOT NULL, last INTEGER NOT NULL, first INTEGER NOT NULL, format INTEGER NOT NULL, size INTEGER NOT NULL, frames BLOB NOT NULL);
        CREATE UNIQUE INDEX chunk_position ON chunk (stream, last);
        CREATE TABLE tag (stream INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (stream, name)) WITHOUT ROWID;
        CREATE INDEX tag_value ON tag (name, value, stream);
        CREATE INDEX stream_created ON stream (created, id);
        CREATE INDEX stream_kind ON stream (kind, created, id);
        CREATE INDEX stream_name ON stream (name, created, id);
        CREATE INDEX stream_status ON stream (status, created, id);
        CREATE INDEX stream_running ON stream (created, id) WHERE completed IS NULL;
        CREATE INDEX stream_completed ON stream (completed) WHERE completed IS NOT NULL;
        CREATE TABLE node (id TEXT PRIMARY KEY, beat INTEGER NOT NULL) WITHOUT ROWID;
        """,
        """
        CREATE TABLE command (id TEXT PRIMARY KEY, stream INTEGER NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (stream, name)) WITHOUT ROWID;
        """,
    ];

    /// <summary>Brings the file to this version; of several processes one does it.</summary>
    /// <exception cref="NotSupportedException">The file is of a later version.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        if (ReadVersion(connection) == Version)
            return;
        connection.InTransaction(immediate: true, () =>
        {
            var version = ReadVersion(connection);
            if (version > Version)
                throw new NotSupportedException($"The file is of version {version}, this package writes version {Version}. Update Sse.Stores.Sqlite, or use another file.");
            for (; version < Version; version++)
                connection.Execute(Migrations[version]);
            return connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={Version}"));
        });
    }

    private static long ReadVersion(SqliteConnection connection)
    {
        using var command = connection.CreateCommand("PRAGMA user_version");
        return (long)command.ExecuteScalar()!;
    }
}
