using Sse.Primitives;

namespace Sse.Testing;

/// <summary>Makes stores for <see cref="EventStoreContract"/>. One fixture stands for one database; disposing it removes the data.</summary>
public interface IEventStoreFixture : IAsyncDisposable
{
    /// <summary>
    /// Opens the database once more, as another process would: all stores of a fixture see the same data. The suite
    /// initialises the store and disposes it.
    /// </summary>
    /// <param name="cancellationToken">Signalled when the rule has taken too long.</param>
    ValueTask<IEventStore> OpenAsync(CancellationToken cancellationToken = default);
}
