using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Sse.FanOut;

/// <summary><c>TypedResults.ServerSentEvents</c> over a bounded channel for each reader, an object serialised for each of them.</summary>
internal sealed class TypedResultsMode : IFanOutMode
{
    private readonly ReaderChannels<SseItem<BenchEvent>> _readers = new();

    public int Connected => _readers.Count;

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app) =>
        app.MapGet("/events", (CancellationToken cancellationToken) => TypedResults.ServerSentEvents(ReadAsync(cancellationToken)));

    public ValueTask PublishAsync(ReadOnlyMemory<byte> payload) =>
        _readers.PublishAsync(new SseItem<BenchEvent>(JsonSerializer.Deserialize<BenchEvent>(payload.Span, JsonSerializerOptions.Web)!, "step.progress"));

    private async IAsyncEnumerable<SseItem<BenchEvent>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
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

    internal sealed record BenchEvent(string Text);
}
