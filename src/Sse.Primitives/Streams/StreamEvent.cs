namespace Sse.Primitives;

/// <summary>
/// One event as a stream keeps it. The parts are slices of the encoded frame, not copies; only a payload of several lines is
/// joined into an array of its own.
/// </summary>
public readonly struct StreamEvent
{
    private StreamEvent(StreamPosition position, ReadOnlyMemory<byte> eventType, ReadOnlyMemory<byte> data) =>
        (Position, EventType, Data) = (position, eventType, data);

    /// <summary>Where the event stands: the SSE id.</summary>
    public StreamPosition Position { get; }

    /// <summary>The event's name as UTF-8; empty for an unnamed event.</summary>
    public ReadOnlyMemory<byte> EventType { get; }

    /// <summary>The payload as UTF-8, its lines joined by LF.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>
    /// Takes the first event off frames that <see cref="StreamCursor.TryRead"/> gave. Understands what a stream writes (lines
    /// ended by LF, one space after the colon), nothing else: foreign bytes are for <see cref="SseReader"/>.
    /// </summary>
    /// <param name="frames">Whole frames; afterwards without the first.</param>
    /// <param name="streamEvent">The first event.</param>
    /// <returns>False when there is no frame left.</returns>
    public static bool TryRead(ref ReadOnlyMemory<byte> frames, out StreamEvent streamEvent)
    {
        streamEvent = default;
        if (frames.IsEmpty)
            return false;
        StreamPosition position = default;
        ReadOnlyMemory<byte> eventType = default, data = default;
        var dataLines = 0;
        while (!frames.IsEmpty)
        {
            var line = TakeLine(ref frames);
            if (line.IsEmpty)
                break;
            if (TryTakeField(line, "data:"u8, out var value))
                data = dataLines++ == 0 ? value : Join(data, value);
            else if (TryTakeField(line, "event:"u8, out value))
                eventType = value;
            else if (TryTakeField(line, "id:"u8, out value) && StreamPosition.TryParse(value.Span, out var parsed))
                position = parsed;
        }
        streamEvent = new StreamEvent(position, eventType, data);
        return true;
    }

    private static ReadOnlyMemory<byte> TakeLine(ref ReadOnlyMemory<byte> frames)
    {
        var end = frames.Span.IndexOf((byte)'\n');
        var line = end < 0 ? frames : frames[..end];
        frames = end < 0 ? default : frames[(end + 1)..];
        return line;
    }

    private static bool TryTakeField(ReadOnlyMemory<byte> line, ReadOnlySpan<byte> name, out ReadOnlyMemory<byte> value)
    {
        value = default;
        if (!line.Span.StartsWith(name))
            return false;
        value = line[name.Length..];
        if (value.Span.StartsWith(" "u8))
            value = value[1..];
        return true;
    }

    private static byte[] Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second) =>
        [.. first.Span, (byte)'\n', .. second.Span];
}
