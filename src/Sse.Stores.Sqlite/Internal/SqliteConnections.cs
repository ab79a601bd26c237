using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Sse.Stores.Sqlite;

/// <summary>Opens connections as the store needs them, and keeps those that read.</summary>
internal sealed class SqliteConnections(SqliteStoreOptions options) : IDisposable
{
    private const int MaxKept = 16;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];

    /// <summary>A connection for one read; given back by disposing the lease.</summary>
    public Lease Rent() => new(this, _idle.TryTake(out var connection) ? connection : Open(readOnly: true));

    public SqliteConnection Open(bool readOnly)
    {
        if (!readOnly && Path.GetDirectoryName(Path.GetFullPath(options.Path)) is { } folder)
            Directory.CreateDirectory(folder);
        // Readers, too, need to create the shared-memory file of the write-ahead log, so none is opened read-only in SQLite's sense.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Mode = readOnly ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
            connection.Execute(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"PRAGMA busy_timeout={(long)options.BusyTimeout.TotalMilliseconds}; PRAGMA cache_size=-16384;"));
            connection.Execute(readOnly ? "PRAGMA query_only=1" : WriterPragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    /// <summary>
    /// The log is checkpointed every 16 MiB instead of every 4, so that a burst writes less twice. FULL waits for the disk at every
    /// commit; NORMAL only at checkpoints.
    /// </summary>
    private string WriterPragmas =>
        $"PRAGMA journal_mode=WAL; PRAGMA synchronous={(options.SurvivesPowerLoss ? "FULL" : "NORMAL")}; PRAGMA wal_autocheckpoint=4096;";

    private void Return(SqliteConnection connection)
    {
        if (_idle.Count < MaxKept)
            _idle.Add(connection);
        else
            connection.Dispose();
    }

    internal readonly struct Lease(SqliteConnections owner, SqliteConnection connection) : IDisposable
    {
        public SqliteConnection Connection => connection;

        public void Dispose() => owner.Return(connection);
    }
}
