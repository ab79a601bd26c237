using Sse.Primitives;

namespace Sse.FanOut;

/// <summary>This SDK: one stream, encoded once, each reader a cursor.</summary>
internal sealed class OursMode : IFanOutMode
{
    private readonly EventStream _stream = new("bench");
    private int _connected;

    public int Connected => Volatile.Read(ref _connected);

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app) => app.MapSse("/events", context =>
    {
        Interlocked.Increment(ref _connected);
        context.RequestAborted.Register(() => Interlocked.Decrement(ref _connected));
        return _stream;
    });

    public ValueTask PublishAsync(ReadOnlyMemory<byte> payload)
    {
        _stream.Append("step.progress"u8, payload.Span);
        return ValueTask.CompletedTask;
    }
}
