using System.Buffers;
using Microsoft.Extensions.Logging;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>One stream from a position on.</summary>
internal sealed class StreamFeed : ConnectionFeed
{
    private readonly StreamCursor _cursor;
    private readonly ILogger _logger;
    private GapWriter? _gaps; // Made for the first gap: few readers ever have one.
    private ReadOnlyMemory<byte> _first;
    private long _read;
    private long _gapCount;

    /// <param name="cursor">Opened where the reader is.</param>
    /// <param name="logger">Told when the stream's state cannot be written.</param>
    /// <param name="startWithSnapshot">Whether the stream's state comes first.</param>
    public StreamFeed(StreamCursor cursor, ILogger logger, bool startWithSnapshot = false)
    {
        _cursor = cursor;
        _logger = logger;
        if (startWithSnapshot)
        {
            var buffer = new ArrayBufferWriter<byte>();
            if (GapWriter.TryWriteSnapshot(cursor, buffer))
                _first = buffer.WrittenMemory;
        }
        IsReplay = cursor.Lag > 0;
    }

    /// <summary>Whether the stream's first events were dropped, so that a newcomer needs its state.</summary>
    public static bool LacksBeginning(EventStream stream) => stream.FirstAvailable.Sequence > 1;

    public override bool IsReplay { get; }

    public override bool IsFinished =>
        _first.IsEmpty && _cursor.Position == _cursor.Stream.Head && TryRead(out _first) == FeedStatus.End;

    public override long EventsRead => Volatile.Read(ref _read);

    public override long LagEvents => _cursor.Lag;

    public override long LagBytes => _cursor.LagBytes;

    public override long Gaps => Volatile.Read(ref _gapCount);

    public override bool HasFallenBehind => _cursor.Position.Sequence + 1 < _cursor.Stream.FirstAvailable.Sequence;

    public override string Position => _cursor.Position.ToString();

    private GapWriter GapWriter => _gaps ??= new GapWriter(_logger);

    public override FeedStatus TryRead(out ReadOnlyMemory<byte> frames)
    {
        if (!_first.IsEmpty)
        {
            (frames, _first) = (_first, default);
            return FeedStatus.Data;
        }
        var before = _cursor.Position.Sequence;
        switch (_cursor.TryRead(out frames))
        {
            case CursorStatus.Data:
                Volatile.Write(ref _read, _read + _cursor.Position.Sequence - before);
                return FeedStatus.Data;
            case CursorStatus.Gap:
                Volatile.Write(ref _gapCount, _gapCount + 1);
                frames = GapWriter.Bridge(_cursor);
                return FeedStatus.Data;
            case CursorStatus.End:
                return FeedStatus.End;
            default:
                return FeedStatus.Empty;
        }
    }

    public override ValueTask WaitAsync() => _cursor.WaitAsync();

    public override void Wake() => _cursor.Wake();
}
