namespace Sse.FanOut;

/// <summary>
/// The floor for memory: an open response that waits for one shared signal and writes ready bytes. What a reader costs here is Kestrel's
/// and the request pipeline's own. It misses events that come while it writes, so it is good for idle readers only.
/// </summary>
internal sealed class BareMode : IFanOutMode
{
    private int _connected;
    private long _sequence;
    private TaskCompletionSource<byte[]> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Connected => Volatile.Read(ref _connected);

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void Map(WebApplication app) => app.MapGet("/events", (RequestDelegate)ServeAsync);

    public ValueTask PublishAsync(ReadOnlyMemory<byte> payload)
    {
        var next = Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        next.SetResult(Frames.Encode(++_sequence, payload.Span));
        return ValueTask.CompletedTask;
    }

    private async Task ServeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.StartAsync();
        await context.Response.BodyWriter.FlushAsync();
        var next = _next.Task;
        Interlocked.Increment(ref _connected);
        while (true)
        {
            var frame = await next;
            next = _next.Task;
            await context.Response.BodyWriter.WriteAsync(frame);
        }
    }
}
