using System.Text;

namespace Sse.Primitives;

/// <summary>
/// The core of the reader: takes the bytes of an event stream in chunks of any size, cut anywhere, and yields its events without allocating.
/// Follows WHATWG HTML 9.2.6 to the letter. For one stream, one thread at a time.
/// </summary>
/// <remarks>
/// An event whose bytes all lie in one chunk, with one line of data, is yielded where it lies; anything else is gathered in reused buffers. A
/// line ends with its CR: a LF that follows is skipped when it comes, so no event waits for the byte after it.
/// <code>
/// foreach (SseFrame frame in parser.Parse(chunk))
///     Handle(frame.EventType, frame.Data);
/// </code>
/// </remarks>
public sealed partial class SseFrameParser
{
    private readonly int _maxEventBytes;
    private readonly bool _includeComments;
    private readonly HeldEvent _held;
    private ByteBuffer _lastId;

    // Where the enumeration of the current chunk stands: the line being read, and the line ends of its block not yet passed.
    private int _line;
    private int _block;
    private ulong _ends;

    // Set while nothing but the chunk itself matters: it has been started, no field is held, no retry waits for its frame.
    private bool _plain;
    private bool _chunkStarts;

    // What crosses from one chunk to the next.
    private int _bomBytes;
    private bool _skipLineFeed;
    private bool _failed;

    // What the held event may still take, and the retry (milliseconds plus one) that the next frame reports.
    private int _room;
    private long _retry;

    /// <summary>Creates a parser at the start of a stream.</summary>
    /// <param name="options">Limits and extras; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option has a value that cannot work.</exception>
    public SseFrameParser(SseReaderOptions? options = null)
    {
        options = (options ?? new()).Validated();
        _room = _maxEventBytes = options.MaxEventBytes;
        _includeComments = options.IncludeComments || options.OnComment is not null;
        _held = new(_maxEventBytes);
        _lastId = new(_maxEventBytes);
        _lastId.Set(Encoding.UTF8.GetBytes(options.InitialLastEventId ?? ""));
    }

    /// <summary>
    /// The last event id a reconnecting client sends: that of the last event that was complete, dispatched or not. Empty when there is none.
    /// </summary>
    public ReadOnlySpan<byte> LastEventId => _lastId.Span;

    /// <summary>The last valid reconnection time received, or null. Counts from the end of its line on.</summary>
    public TimeSpan? ReconnectionInterval { get; private set; }

    /// <summary>Changes with every id received, also one equal to that before.</summary>
    internal int IdVersion { get; private set; }

    internal int BufferCapacity => _held.Capacity + _lastId.Capacity;

    /// <summary>
    /// Reads the next bytes of the stream. Enumerate to the end: leaving early drops the rest of the chunk.
    /// </summary>
    /// <param name="chunk">The bytes that follow those of the call before. Frames may point into them.</param>
    public SseFrameEnumerator Parse(ReadOnlySpan<byte> chunk) => new(this, chunk);

    /// <summary>Gets ready for <see cref="Advance"/> over a new chunk.</summary>
    internal void Begin()
    {
        _line = 0;
        _chunkStarts = true;
        _plain = false;
    }

    /// <summary>
    /// Reads on in a chunk to its next frame; false when it is used up. The chunk must be the same from <see cref="Begin"/> to the end.
    /// </summary>
    internal bool Advance(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        if (_plain)
            return TryTakeBareEvent(chunk, out frame) || AdvanceInPlace(chunk, out frame);
        if (_chunkStarts && StartChunk(chunk, out frame))
            return true;
        return _held.HasFields || _retry != 0 ? AdvanceHeld(chunk, out frame) : AdvanceInPlace(chunk, out frame);
    }

    private void TakeRetry(ReadOnlySpan<byte> value)
    {
        if (!SseLine.TryParseRetry(value, out long milliseconds))
            return;
        ReconnectionInterval = TimeSpan.FromMilliseconds(milliseconds);
        _retry = milliseconds + 1;
    }

    private void CommitId(ReadOnlySpan<byte> id)
    {
        _lastId.Set(id);
        IdVersion++;
    }

    private SseFormatException Fail()
    {
        _plain = false;
        _failed = _chunkStarts = true; // every further step ends here too
        return SseFormatException.EventTooLarge(_maxEventBytes);
    }
}
