using System.Buffers;
using System.Threading.Channels;

namespace Sse.FanOut;

/// <summary>The best a careful hand writes without shared segments: ready bytes to the body's writer, one flush for all that is queued.</summary>
internal sealed class HandWrittenMode : IFanOutMode
{
    private readonly ReaderChannels<byte[]> _readers = new();
    private long _sequence;

    public int Connected => _readers.Count;

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app)
    {
        app.MapGet("/events", ServeAsync);
        var past = new Lazy<byte[]>(Replay.CreateBytes);
        app.MapGet(Replay.Path, context => Replay.WriteAsync(context, past.Value));
    }

    public ValueTask PublishAsync(ReadOnlyMemory<byte> payload) => _readers.PublishAsync(Frames.Encode(++_sequence, payload.Span));

    private async Task ServeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.StartAsync();
        var channel = _readers.Add();
        try
        {
            await PumpAsync(context, channel);
        }
        finally
        {
            _readers.Remove(channel);
        }
    }

    private static async Task PumpAsync(HttpContext context, Channel<byte[]> channel)
    {
        var body = context.Response.BodyWriter;
        while (await channel.Reader.WaitToReadAsync(context.RequestAborted))
        {
            while (channel.Reader.TryRead(out var frame))
                body.Write(frame);
            await body.FlushAsync(context.RequestAborted);
        }
    }
}
