using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Sse.FanOut;

/// <summary>
/// <c>TypedResults.ServerSentEvents</c> over a bounded channel for each reader: an object is serialised for each of them, a string is ready.
/// </summary>
/// <param name="read">Makes what is published out of a payload.</param>
internal sealed class TypedResultsMode<T>(Func<ReadOnlyMemory<byte>, T> read) : IFanOutMode
{
    private readonly ReaderChannels<SseItem<T>> _readers = new();

    public int Connected => _readers.Count;

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app) =>
        app.MapGet("/events", (CancellationToken cancellationToken) => TypedResults.ServerSentEvents(ReadAsync(cancellationToken)));

    public ValueTask PublishAsync(ReadOnlyMemory<byte> payload) => _readers.PublishAsync(new SseItem<T>(read(payload), "step.progress"));

    private async IAsyncEnumerable<SseItem<T>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = _readers.Add();
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            _readers.Remove(channel);
        }
    }
}
