using System.Numerics;
using System.Runtime.InteropServices;
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
public sealed class SseFrameParser
{
    private readonly int _maxEventBytes;
    private readonly bool _includeComments;
    private readonly HeldEvent _held;
    private ByteBuffer _lastId;

    // Where the enumeration of the current chunk stands: the line being read, and the line ends of its block not yet passed.
    private int _line;
    private int _block;
    private ulong _ends;
    private bool _chunkStarts;

    // What crosses from one chunk to the next.
    private int _bomBytes;
    private bool _skipLineFeed;
    private bool _failed;

    // What the unfinished event may still take, and the retry (milliseconds plus one) that its frame will report.
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
    }

    /// <summary>Reads on in a chunk to its next frame; false when it is used up. The chunk must be the same from <see cref="Begin"/> to the end.</summary>
    internal bool Advance(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        if (_chunkStarts && StartChunk(chunk, out frame))
            return true;
        while (TryTakeLine(chunk, out var line))
        {
            if (line.Length > _room)
                throw Fail();
            if (line.IsEmpty ? Dispatch(out frame) : TakeField(line, out frame))
                return true;
        }

        if (chunk.Length - _line > _room)
            throw Fail();
        _held.AppendLine(chunk[_line..]);
        _line = chunk.Length;
        frame = default;
        return false;
    }

    private bool TryTakeLine(ReadOnlySpan<byte> chunk, out ReadOnlySpan<byte> line)
    {
        int length = 0;
        do
        {
            while (_ends == 0)
            {
                if (!NextBlock(chunk))
                {
                    line = default;
                    return false;
                }
            }

            int end = _block + BitOperations.TrailingZeroCount(_ends);
            _ends &= _ends - 1;
            length = end - _line;
        }
        while (length < 0); // the LF of a CRLF

        line = chunk.Slice(_line, length);
        EndLine(chunk, _line + length);
        return true;
    }

    private bool NextBlock(ReadOnlySpan<byte> chunk)
    {
        _block += LineEnds.BlockSize;
        int left = chunk.Length - _block;
        if (left <= 0)
            return false;
        ref byte start = ref MemoryMarshal.GetReference(chunk[_block..]);
        _ends = left >= LineEnds.BlockSize ? LineEnds.In64(ref start) : LineEnds.InTail(ref start, left);
        return true;
    }

    // Moves on behind a line end; a CR takes the LF with it, now or when it comes.
    private void EndLine(ReadOnlySpan<byte> chunk, int end)
    {
        _line = end + 1;
        if (chunk[end] != '\r')
            return;
        if (_line == chunk.Length)
            _skipLineFeed = true;
        else if (chunk[_line] == '\n')
            _line++;
    }

    private bool TakeField(ReadOnlySpan<byte> line, out SseFrame frame)
    {
        frame = default;
        var field = SseLine.Parse(line, out int valueStart);
        var value = line[valueStart..];
        switch (field)
        {
            case SseField.Data:
                _held.AppendData(value);
                _room -= value.Length + 1;
                break;
            case SseField.EventType:
                _held.SetType(value);
                _room -= value.Length;
                break;
            case SseField.Id when !value.Contains((byte)0):
                _held.SetId(value);
                _room -= value.Length;
                break;
            case SseField.Retry:
                TakeRetry(value);
                break;
            case SseField.Comment when _includeComments:
                frame = new(this, SseFrameKind.Comment, value, default, 0);
                return true;
        }

        return false;
    }

    private void TakeRetry(ReadOnlySpan<byte> value)
    {
        if (!SseLine.TryParseRetry(value, out long milliseconds))
            return;
        ReconnectionInterval = TimeSpan.FromMilliseconds(milliseconds);
        _retry = milliseconds + 1;
    }

    // The blank line: the id counts even when there is no data and so no event; the type is forgotten either way.
    private bool Dispatch(out SseFrame frame)
    {
        frame = default;
        _room = _maxEventBytes;
        if (!_held.HasFields)
            return false;
        if (_held.HasId)
        {
            _lastId.Set(_held.Id);
            IdVersion++;
        }

        bool dispatched = _held.HasData;
        if (dispatched)
        {
            frame = new(this, SseFrameKind.Event, _held.Data, _held.Type, _retry);
            _retry = 0;
        }

        _held.Clear();
        return dispatched;
    }

    // Everything that the end of the chunk before left open: a part of the BOM, the LF of a CRLF, a line.
    private bool StartChunk(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        if (_failed)
            throw Fail();
        _chunkStarts = false;
        SkipBom(chunk);
        if (_skipLineFeed && _line < chunk.Length)
        {
            _skipLineFeed = false;
            if (chunk[_line] == '\n')
                _line++;
        }

        bool found = FinishLine(chunk, out frame);
        _block = _line - LineEnds.BlockSize;
        _ends = 0;
        return found;
    }

    private bool FinishLine(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        frame = default;
        if (_held.LineLength == 0)
            return false;
        var rest = chunk[_line..];
        int length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        var part = length < 0 ? rest : rest[..length];
        if (_held.LineLength + part.Length > _room)
            throw Fail();
        _held.AppendLine(part);
        _line += part.Length;
        if (length < 0)
            return false;
        EndLine(chunk, _line);
        return TakeHeldLine(out frame);
    }

    private bool TakeHeldLine(out SseFrame frame)
    {
        frame = default;
        bool found = false;
        var line = _held.Line;
        if (SseLine.Parse(line, out int valueStart) == SseField.Data)
        {
            _room -= line.Length - valueStart + 1;
            _held.LineToData(valueStart);
        }
        else
        {
            found = TakeField(line, out frame);
            _held.DropLine();
        }

        return found;
    }

    // The decoder takes one BOM off the start of the stream, wherever its three bytes are cut.
    private void SkipBom(ReadOnlySpan<byte> chunk)
    {
        var bom = Encoding.UTF8.Preamble;
        while (_bomBytes < bom.Length && _line < chunk.Length)
        {
            if (chunk[_line] != bom[_bomBytes])
            {
                _held.AppendLine(bom[.._bomBytes]);
                _bomBytes = bom.Length;
                return;
            }

            _line++;
            _bomBytes++;
        }
    }

    private SseFormatException Fail()
    {
        _failed = _chunkStarts = true; // every further step ends here too
        return SseFormatException.EventTooLarge(_maxEventBytes);
    }
}
