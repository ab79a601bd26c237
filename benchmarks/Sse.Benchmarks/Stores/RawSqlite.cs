using Microsoft.Data.Sqlite;

namespace Sse.Benchmarks.Stores;

/// <summary>SQLite by hand, one row an event, with the settings of the store: the ceiling and the floor.</summary>
internal sealed class RawSqlite
{
    private readonly Lazy<SqliteConnection> _connection = new(Open);
    private readonly byte[] _frame = new byte[StoredEvents.FrameBytes];
    private long _sequence;

    /// <summary>All in one transaction, by one prepared statement.</summary>
    public long Batch(int events)
    {
        Execute("BEGIN IMMEDIATE");
        Insert(events);
        Execute("COMMIT");
        return StoredEvents.FrameBytes;
    }

    /// <summary>Each in a transaction of its own.</summary>
    public long OneByOne(int events)
    {
        for (var i = 0; i < events; i++)
            Insert(1);
        return StoredEvents.FrameBytes;
    }

    private void Insert(int events)
    {
        using var command = _connection.Value.CreateCommand();
        command.CommandText = "INSERT INTO event (stream, sequence, frame) VALUES (1, @sequence, @frame)";
        var sequence = command.Parameters.Add("@sequence", SqliteType.Integer);
        command.Parameters.AddWithValue("@frame", _frame);
        command.Prepare();
        for (var i = 0; i < events; i++)
        {
            sequence.Value = ++_sequence;
            command.ExecuteNonQuery();
        }
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={BenchStore.NewFile()};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4096; CREATE TABLE event (stream INTEGER, sequence INTEGER, frame BLOB, PRIMARY KEY (stream, sequence))";
        command.ExecuteNonQuery();
        return connection;
    }

    private void Execute(string sql)
    {
        using var command = _connection.Value.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
