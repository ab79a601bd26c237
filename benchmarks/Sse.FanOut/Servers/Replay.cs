using Sse.Primitives;

namespace Sse.FanOut;

/// <summary>What a late joiner is sent: many events of the past, at once.</summary>
internal static class Replay
{
    public const string Path = "/replay";

    private const int Events = 100_000;

    /// <summary>As a stream that is over, of which everything is kept.</summary>
    public static EventStream CreateStream()
    {
        var stream = new EventStream("replay", new EventStreamOptions { MaxEvents = Events + 1, MaxBytes = 128L * 1024 * 1024 });
        for (var i = 0; i < Events; i++)
            stream.Append("step.progress"u8, Payload.Create(isEnd: false));
        stream.TryComplete("workflow.finished"u8, Payload.Create(isEnd: true), out _);
        return stream;
    }

    /// <summary>The same as ready bytes, in pieces as large as a stream's.</summary>
    public static async Task WriteAsync(HttpContext context, byte[] bytes)
    {
        const int Piece = 64 * 1024;
        context.Response.ContentType = "text/event-stream";
        for (var sent = 0; sent < bytes.Length; sent += Piece)
            await context.Response.BodyWriter.WriteAsync(bytes.AsMemory(sent, Math.Min(Piece, bytes.Length - sent)), context.RequestAborted);
    }

    public static byte[] CreateBytes()
    {
        var frame = Frames.Encode(1_000_000, Payload.Create(isEnd: false));
        var bytes = new byte[frame.Length * (Events + 1)];
        for (var i = 0; i <= Events; i++)
            frame.CopyTo(bytes, i * frame.Length);
        return bytes;
    }
}
