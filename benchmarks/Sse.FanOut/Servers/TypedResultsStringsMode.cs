using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sse.FanOut;

/// <summary><c>TypedResults.ServerSentEvents</c> over a bounded channel for each reader, with strings that are ready.</summary>
internal sealed class TypedResultsStringsMode : IFanOutMode
{
    private readonly ReaderChannels<SseItem<string>> _readers = new();

    public int Connected => _readers.Count;

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app) =>
        app.MapGet("/events", (CancellationToken cancellationToken) => TypedResults.ServerSentEvents(ReadAsync(cancellationToken)));

    public ValueTask PublishAsync(ReadOnlyMemory<byte> payload) =>
        _readers.PublishAsync(new SseItem<string>(Encoding.UTF8.GetString(payload.Span), "step.progress"));

    private async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
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
