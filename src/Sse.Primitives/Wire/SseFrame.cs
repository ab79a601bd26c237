namespace Sse.Primitives;

/// <summary>
/// One event or comment, as UTF-8. The spans lie in the bytes handed to the parser or in its reused buffers: copy what must outlive the next
/// read. Bytes that are not valid UTF-8 are left as they came; decoding with <see cref="System.Text.Encoding.UTF8"/> turns them into U+FFFD, as
/// the standard asks.
/// </summary>
public readonly ref struct SseFrame
{
    private readonly ReadOnlySpan<byte> _content;
    private readonly ReadOnlySpan<byte> _type;
    private readonly SseFrameParser? _parser;

    // Milliseconds plus one, so that a default frame has none.
    private readonly long _retry;

    internal SseFrame(SseFrameParser parser, SseFrameKind kind, ReadOnlySpan<byte> content, ReadOnlySpan<byte> type, long retry)
    {
        _parser = parser;
        _content = content;
        _type = type;
        _retry = retry;
        Kind = kind;
    }

    /// <summary>Event or comment.</summary>
    public SseFrameKind Kind { get; }

    /// <summary>The event's data, its lines joined with LF; empty for a comment.</summary>
    public ReadOnlySpan<byte> Data => Kind == SseFrameKind.Event ? _content : default;

    /// <summary>The event's type; <c>message</c> when none or an empty one was sent. Empty for a comment.</summary>
    public ReadOnlySpan<byte> EventType => !_type.IsEmpty ? _type : Kind == SseFrameKind.Event ? "message"u8 : default;

    /// <summary>Whether a type was sent that is not empty.</summary>
    internal bool HasEventType => !_type.IsEmpty;

    /// <summary>The last event id as of this frame: its own, or else that of an earlier event. Empty when there is none.</summary>
    public ReadOnlySpan<byte> LastEventId => _parser is null ? default : _parser.LastEventId;

    /// <summary>The reconnection time that arrived since the event before, if one did. Null for a comment.</summary>
    public TimeSpan? Retry => _retry == 0 ? null : TimeSpan.FromMilliseconds(_retry - 1);

    /// <summary>The comment's text: what follows the colon and one optional space. Empty for an event.</summary>
    public ReadOnlySpan<byte> Comment => Kind == SseFrameKind.Comment ? _content : default;
}
