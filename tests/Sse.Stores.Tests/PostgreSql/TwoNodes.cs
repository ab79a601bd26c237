using Sse.Primitives;
using Sse.Stores.PostgreSql;

namespace Sse.Stores.Tests.PostgreSql;

/// <summary>Two registries on connections of their own.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    private readonly PostgreSqlEventStore[] _stores;

    private TwoNodes(PostgreSqlFixture fixture)
    {
        _stores = [Open(fixture), Open(fixture)];
        (A, B) = (new EventStreamRegistry(null, [_stores[0]]), new EventStreamRegistry(null, [_stores[1]]));
    }

    public EventStreamRegistry A { get; }

    public EventStreamRegistry B { get; }

    public static async Task<TwoNodes> StartAsync(PostgreSqlFixture fixture)
    {
        var nodes = new TwoNodes(fixture);
        await nodes.A.InitializeAsync();
        await nodes.B.InitializeAsync();
        return nodes;
    }

    public static string ApplicationOf(PostgreSqlFixture fixture) => $"nodes-{fixture.Schema}";

    public async ValueTask DisposeAsync()
    {
        await A.DisposeAsync();
        await B.DisposeAsync();
        foreach (var store in _stores)
            await store.DisposeAsync();
    }

    private static PostgreSqlEventStore Open(PostgreSqlFixture fixture)
    {
        var connectionString = $"{fixture.ConnectionString};Maximum Pool Size=10;Application Name={ApplicationOf(fixture)}";
        return new PostgreSqlEventStore(connectionString, new PostgreSqlStoreOptions { ConnectionStrings = { connectionString }, Schema = fixture.Schema });
    }
}
