using Npgsql;
using Sse.Primitives;
using Sse.Stores.PostgreSql;
using Sse.Testing;

namespace Sse.Stores.Tests.PostgreSql;

/// <summary>A schema of its own, removed afterwards.</summary>
internal sealed class PostgreSqlFixture(string connectionString) : IEventStoreFixture
{
    public string Schema { get; } = $"test_{Guid.NewGuid():n}"[..20];

    public string ConnectionString => connectionString;

    public ValueTask<IEventStore> OpenAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<IEventStore>(Open());

    public PostgreSqlEventStore Open() =>
        new(connectionString + ";Maximum Pool Size=20", new PostgreSqlStoreOptions { ConnectionStrings = { connectionString }, Schema = Schema });

    /// <summary>A connection outside the store, to look at the tables or to do them harm.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{connectionString};Search Path={Schema};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {Schema} CASCADE", connection);
        await command.ExecuteNonQueryAsync();
    }
}
