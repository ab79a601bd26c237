using Npgsql;
using NpgsqlTypes;

namespace Sse.Benchmarks.Stores;

/// <summary>PostgreSQL by hand, one row an event: the ceiling (binary COPY) and the floor (one INSERT each).</summary>
internal sealed class RawPostgreSql
{
    private readonly Lazy<NpgsqlConnection> _connection = new(Open);
    private readonly byte[] _frame = new byte[StoredEvents.FrameBytes];
    private long _sequence;

    public async ValueTask<long> CopyAsync(int events)
    {
        await using var import = await _connection.Value.BeginBinaryImportAsync("COPY bench_event (stream, sequence, frame) FROM STDIN (FORMAT BINARY)");
        for (var i = 0; i < events; i++)
        {
            await import.StartRowAsync();
            await import.WriteAsync(1L, NpgsqlDbType.Bigint);
            await import.WriteAsync(++_sequence, NpgsqlDbType.Bigint);
            await import.WriteAsync(_frame, NpgsqlDbType.Bytea);
        }
        await import.CompleteAsync();
        return StoredEvents.FrameBytes;
    }

    public async ValueTask<long> OneByOneAsync(int events)
    {
        await using var command = new NpgsqlCommand("INSERT INTO bench_event (stream, sequence, frame) VALUES (1, $1, $2)", _connection.Value);
        command.Parameters.Add(new NpgsqlParameter<long>());
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = _frame });
        for (var i = 0; i < events; i++)
        {
            ((NpgsqlParameter<long>)command.Parameters[0]).TypedValue = ++_sequence;
            await command.ExecuteNonQueryAsync();
        }
        return StoredEvents.FrameBytes;
    }

    private static NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(BenchStore.ConnectionString + ";Max Auto Prepare=10;Auto Prepare Min Usages=2");
        connection.Open();
        using var command = new NpgsqlCommand(
            "DROP TABLE IF EXISTS bench_event; CREATE TABLE bench_event (stream bigint, sequence bigint, frame bytea, PRIMARY KEY (stream, sequence))", connection);
        command.ExecuteNonQuery();
        return connection;
    }
}
