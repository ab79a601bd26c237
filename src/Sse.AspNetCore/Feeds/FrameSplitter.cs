namespace Sse.AspNetCore;

/// <summary>Takes encoded frames apart. They come from streams of this process: lines end with LF, frames with a blank line.</summary>
internal static class FrameSplitter
{
    /// <summary>The first frame, its blank line included.</summary>
    public static ReadOnlySpan<byte> First(ReadOnlySpan<byte> frames)
    {
        var end = frames.IndexOf("\n\n"u8);
        return end < 0 ? frames : frames[..(end + 2)];
    }

    /// <summary>The value of the <c>id</c> line, which comes first; empty when there is none.</summary>
    public static ReadOnlySpan<byte> IdOf(ReadOnlySpan<byte> frame) => frame.StartsWith("id: "u8) ? LineAt(frame, 4) : default;

    /// <summary>The frame without its <c>id</c> line.</summary>
    public static ReadOnlySpan<byte> WithoutId(ReadOnlySpan<byte> frame) =>
        frame.StartsWith("id: "u8) ? frame[(frame.IndexOf((byte)'\n') + 1)..] : frame;

    /// <summary>The event's name; <c>message</c> when it has none.</summary>
    public static ReadOnlySpan<byte> TypeOf(ReadOnlySpan<byte> frame)
    {
        var rest = WithoutId(frame);
        return rest.StartsWith("event: "u8) ? LineAt(rest, 7) : "message"u8;
    }

    /// <summary>The first line of the data.</summary>
    public static ReadOnlySpan<byte> DataOf(ReadOnlySpan<byte> frame)
    {
        var at = frame.IndexOf("data: "u8);
        return at < 0 ? default : LineAt(frame, at + 6);
    }

    private static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> text, int start)
    {
        var line = text[start..];
        var end = line.IndexOf((byte)'\n');
        return end < 0 ? line : line[..end];
    }
}
