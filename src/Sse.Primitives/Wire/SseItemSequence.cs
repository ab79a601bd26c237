using System.Net.ServerSentEvents;

namespace Sse.Primitives;

/// <summary>What <c>ReadAllAsync</c> returns: starts an enumeration under the tokens of both calls.</summary>
/// <typeparam name="T">What the data of an item is.</typeparam>
internal sealed class SseItemSequence<T>(Func<SseItemEnumerator<T>> create, CancellationToken token) : IAsyncEnumerable<SseItem<T>>
{
    public IAsyncEnumerator<SseItem<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var enumerator = create();
        enumerator.Start(token, cancellationToken);
        return enumerator;
    }
}
