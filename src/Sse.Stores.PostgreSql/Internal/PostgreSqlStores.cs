using System.Collections;
using Microsoft.Extensions.Options;
using Sse.Primitives;

namespace Sse.Stores.PostgreSql;

/// <summary>
/// A store for each database. Registered as a list, because how many there are may be for the configuration to say, which nobody knows before the
/// services are built.
/// </summary>
internal sealed class PostgreSqlStores(IOptions<PostgreSqlStoreOptions> options) : IReadOnlyList<IEventStore>, IAsyncDisposable
{
    private readonly PostgreSqlEventStore[] _stores = [.. options.Value.ConnectionStrings.Select(c => new PostgreSqlEventStore(c, options.Value))];

    public int Count => _stores.Length;

    public IEventStore this[int index] => _stores[index];

    public IEnumerator<IEventStore> GetEnumerator() => _stores.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync().ConfigureAwait(false);
    }
}
