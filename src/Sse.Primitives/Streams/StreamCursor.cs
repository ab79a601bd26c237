namespace Sse.Primitives;

/// <summary>
/// A reader of an <see cref="EventStream"/>: a position and nothing else. Live tail, replay, late joiner and slow reader are
/// one loop: read the bytes after my position; when there are none, wait.
/// </summary>
/// <remarks>
/// One thread at a time; only <see cref="Wake"/>, <see cref="Position"/>, <see cref="Lag"/> and <see cref="LagBytes"/> may be used from
/// others, which see the values of a moment ago.
/// </remarks>
public sealed partial class StreamCursor
{
    private readonly EventStream _stream;
    private readonly StreamWaiter _waiter;
    private StreamSegment? _segment;
    private string? _requested;
    private long _epoch;
    private long _sequence;
    private bool _isKnown;
    private int _woken;

    internal StreamCursor(EventStream stream, StreamPosition after, string requested, StreamCursorOptions? options)
    {
        _stream = stream;
        _requested = requested;
        _waiter = new StreamWaiter(runContinuationsAsynchronously: options is not { AllowSynchronousContinuations: true });
        (_epoch, _sequence) = (after.Epoch, after.Sequence);
        if (after.IsStart)
            (_isKnown, _sequence) = (true, stream.First - 1);
    }

    /// <summary>The last event read, or the place the cursor was opened at.</summary>
    public StreamPosition Position => Volatile.Read(ref _isKnown) ? _stream.PositionAt(_sequence) : new(_epoch, _sequence);

    /// <summary>The stream that is read.</summary>
    public EventStream Stream => _stream;

    /// <summary>How many visible events are still to be read.</summary>
    public long Lag => Math.Max(0, _stream.Visible - _sequence);

    /// <summary>
    /// How many bytes the events that are still to be read and are kept take. Counted by walking the segments, so for
    /// statistics, not for loops.
    /// </summary>
    public long LagBytes
    {
        get
        {
            var visible = _stream.Visible;
            var next = Math.Max(_sequence + 1, _stream.First);
            var bytes = 0L;
            for (var segment = _stream.Find(next); segment is not null && next <= visible; segment = segment.Next)
            {
                var last = Math.Min(visible, segment.LastSequence);
                bytes += segment.Slice(next, last).Length;
                next = last + 1;
            }
            return bytes;
        }
    }

    /// <summary>Describes the gap after <see cref="TryRead"/> has answered <see cref="CursorStatus.Gap"/>; else null.</summary>
    public StreamGap? Gap { get; private set; }

    /// <summary>
    /// Reads whole frames after the position, as many as lie together in memory (at most 64 KiB, or one larger event), and
    /// moves behind them. The bytes stay valid and unchanged for as long as the caller holds them.
    /// </summary>
    /// <param name="frames">The encoded frames; empty unless the answer is <see cref="CursorStatus.Data"/>.</param>
    public CursorStatus TryRead(out ReadOnlyMemory<byte> frames)
    {
        frames = default;
        _errand = Errand.None;
        while (true)
        {
            var visible = _stream.Visible;
            if (IsAhead())
            {
                if (MayComeFromStore())
                    return Leave(Errand.Refresh);
                if (IsAhead())
                    return SetGap();
                continue; // The store answered between the two looks.
            }
            if (_sequence + 1 < _stream.First)
                return SetGap();
            if (_sequence >= visible)
                return visible >= _stream.Terminal ? CursorStatus.End : CursorStatus.Empty;
            if (_sequence + 1 < _stream.FirstInMemory && _stream.IsStored)
                return ReadStored(out frames);
            if (Locate(_sequence + 1) is not { } segment)
                continue; // Dropped between the two looks; the next round sees it.
            var last = Math.Min(visible, segment.LastSequence);
            frames = segment.Slice(_sequence + 1, last);
            MoveBehind(last);
            if (!frames.IsEmpty)
                return CursorStatus.Data;
            // A derived stream has no frames for some events of its source.
        }
    }

    /// <summary>
    /// Continues from another position of the same stream: behind a snapshot, or, without an argument, with the first event
    /// that is still kept; behind a gap that is the <see cref="StreamGap.FirstAvailable"/> that it told, even if that is gone by now, which is
    /// another gap then.
    /// </summary>
    public void MoveTo(StreamPosition? position = null)
    {
        if (position is { } target)
            (_isKnown, _epoch, _sequence) = (false, target.Epoch, target.Sequence);
        else
            (_isKnown, _sequence) = (true, (Gap?.FirstAvailable.Sequence ?? _stream.First) - 1);
        (_requested, _segment, _afterHole, Gap) = (null, null, 0, null);
        _history?.Reset();
    }

    /// <summary>
    /// Waits until there may be something to read. Returns at once when there is; may return without any (after
    /// <see cref="Wake"/>), so callers loop.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was signalled.</exception>
    public ValueTask WaitAsync(CancellationToken cancellationToken = default)
    {
        RunErrand();
        if (HasNews())
            return ValueTask.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        _waiter.Arm();
        if (_waiter.TryLink())
            _stream.Waiters.Push(_waiter);
        if (HasNews())
            _waiter.Signal();
        else
            _waiter.CancelOn(cancellationToken);
        return _waiter.Task;
    }

    /// <summary>
    /// Ends the current <see cref="WaitAsync"/>, or the next one, without news: for a heartbeat or a farewell. Safe from any thread.
    /// </summary>
    public void Wake()
    {
        Interlocked.Exchange(ref _woken, 1);
        _waiter.Signal();
    }

    private bool HasNews()
    {
        if (Interlocked.Exchange(ref _woken, 0) == 1)
            return true;
        if (_errand != Errand.None)
            return _history!.IsReady;
        var visible = _stream.Visible;
        return visible > _sequence || visible >= _stream.Terminal || IsAhead() || _sequence + 1 < _stream.First;
    }

    /// <summary>Of another stream, of an epoch that did not write it, or of the future.</summary>
    private bool IsAhead() =>
        _sequence > _stream.Frontier || !(_isKnown || (_isKnown = _stream.Epochs.Contains(new StreamPosition(_epoch, _sequence))));

    private void MoveBehind(long sequence)
    {
        _sequence = sequence;
        _requested = null;
    }

    private StreamSegment? Locate(long sequence)
    {
        var segment = _segment;
        while (segment is not null && segment.LastSequence < sequence)
            segment = segment.Next;
        return _segment = segment ?? _stream.Find(sequence);
    }

    private CursorStatus SetGap()
    {
        var first = _afterHole > 0 ? _stream.PositionAt(_afterHole) : _stream.FirstAvailable;
        Gap = new StreamGap(_requested ?? Position.ToString(), first, _stream.Head, EpochChanged: !_isKnown && !_stream.Epochs.Knows(_epoch));
        return CursorStatus.Gap;
    }
}
