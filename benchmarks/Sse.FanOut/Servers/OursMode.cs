using Sse.AspNetCore;
using Sse.Primitives;

namespace Sse.FanOut;

/// <summary>This SDK: one stream, encoded once, each reader a cursor. Readers start at the head, as those of all modes do.</summary>
internal sealed class OursMode : IFanOutMode
{
    private readonly EventStream _stream = new("bench");
    private SseServer? _server;

    public int Connected => _server?.ActiveConnections ?? 0;

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app)
    {
        app.MapSse("/events", _ => _stream, new SseEndpointOptions { Start = SseStart.Now });
        var past = new Lazy<EventStream>(Replay.CreateStream);
        app.MapSse(Replay.Path, _ => past.Value);
        _server = SseServer.From(app.Services);
    }

    public ValueTask PublishAsync(ReadOnlyMemory<byte> payload)
    {
        _stream.Append("step.progress"u8, payload.Span);
        return ValueTask.CompletedTask;
    }
}
