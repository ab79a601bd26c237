using System.ComponentModel;

namespace Sse.Primitives;

public sealed partial class EventStream
{
    /// <summary>Appends one event. Never waits for a reader or for I/O.</summary>
    /// <param name="eventType">The event's name as UTF-8, without line breaks or NUL; empty for an unnamed event.</param>
    /// <param name="data">The payload as UTF-8; its lines become <c>data</c> lines.</param>
    /// <returns>The event's position, which is its SSE id.</returns>
    /// <exception cref="ArgumentException">The name holds CR, LF or NUL, or the frame exceeds <see cref="EventStreamOptions.MaxEventBytes"/>.</exception>
    /// <exception cref="StreamCompletedException">The stream has its terminal event already.</exception>
    /// <exception cref="StreamFencedException">This process does not own the stream, or no longer.</exception>
    public StreamPosition Append(ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> data) =>
        TryAppend(eventType, data, out var position) ? position : throw (IsWritable ? new StreamCompletedException(Id) : new StreamFencedException(Id));

    /// <summary>Appends one event unless the stream is complete, or belongs to somebody else.</summary>
    /// <inheritdoc cref="Append"/>
    public bool TryAppend(ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> data, out StreamPosition position)
    {
        var frame = FrameBuffer.Encode(eventType, data);
        return TryAppendFrame(frame.WrittenSpan, isTerminal: false, out position);
    }

    /// <summary>Appends the terminal event: readers end after it, and later appends are refused. The first call wins.</summary>
    /// <returns>False when the stream was complete already, or belongs to somebody else.</returns>
    /// <inheritdoc cref="Append"/>
    public bool TryComplete(ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> data, out StreamPosition position)
    {
        var frame = FrameBuffer.Encode(eventType, data);
        return TryAppendFrame(frame.WrittenSpan, isTerminal: true, out position);
    }

    /// <summary>
    /// Appends a frame that is encoded already: what <see cref="SseWriter"/> writes for an event without an id. The stream puts
    /// the <c>id</c> line before it. This is the path without any work per field.
    /// </summary>
    /// <param name="frame">Whole lines that end with the blank line.</param>
    /// <param name="isTerminal">Whether the stream ends with this event.</param>
    /// <param name="position">The event's position.</param>
    /// <returns>False when the stream was complete already, or belongs to somebody else.</returns>
    /// <exception cref="ArgumentException">The frame does not end with a blank line, or is too large.</exception>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public bool TryAppendFrame(ReadOnlySpan<byte> frame, bool isTerminal, out StreamPosition position)
    {
        if (!frame.EndsWith("\n\n"u8))
            throw new ArgumentException("A frame ends with a blank line (\\n\\n), as SseWriter writes it.", nameof(frame));
        if (frame.Length + IdLine.MaxLength > _options.MaxEventBytes)
            throw new ArgumentException($"The event has {frame.Length:N0} bytes, more than MaxEventBytes ({_options.MaxEventBytes:N0}). Send a link to large payloads, or raise the limit.", nameof(frame));
        int stored;
        if (_lock.IsHeldByCurrentThread)
        {
            stored = AppendLocked(frame, isTerminal, out position);
        }
        else
        {
            lock (_lock)
                stored = AppendLocked(frame, isTerminal, out position);
        }
        if (stored == 0)
            return false;
        if (_storage is null)
            _waiters.WakeAll();
        else
            _storage.Appended(stored);
        return true;
    }

    /// <summary>Appends under the lock.</summary>
    /// <returns>The bytes of the frame with its id; 0 when the stream takes no more.</returns>
    private int AppendLocked(ReadOnlySpan<byte> frame, bool isTerminal, out StreamPosition position)
    {
        var epoch = _epochs.Current;
        position = new StreamPosition(epoch, _appended);
        if (_terminal != long.MaxValue || !_writable)
            return 0;
        position = new StreamPosition(epoch, _appended + 1);
        var stored = WriteFrame(frame, _appended + 1);
        Volatile.Write(ref _appended, _appended + 1);
        if (isTerminal)
            MarkTerminal();
        Publish(stored);
        return stored;
    }

    /// <summary>Without a store, appended is visible; with one, the bytes wait for <see cref="Confirm"/>.</summary>
    private void Publish(int bytes)
    {
        if (_storage is null)
            Volatile.Write(ref _visible, _appended);
        else
            _unconfirmed += bytes;
        Trim();
    }

    private int WriteFrame(ReadOnlySpan<byte> frame, long sequence)
    {
        var id = _idLine.For(sequence);
        var length = id.Length + frame.Length;
        var target = SegmentFor(length, sequence).Reserve(length);
        id.CopyTo(target);
        frame.CopyTo(target[id.Length..]);
        Commit(length);
        return length;
    }

    private void Commit(int length)
    {
        var before = _tail.AllocatedBytes;
        // Only the age limit asks when, and reading a clock is no small part of an append.
        _tail.Commit(length, _options.MaxAge is null ? 0 : _options.TimeProvider.GetTimestamp());
        _allocated += _tail.AllocatedBytes - before;
        _bytes += length;
    }

    private void MarkTerminal(DateTimeOffset? completedAt = null)
    {
        Volatile.Write(ref _completedAt, (completedAt ?? _options.TimeProvider.GetUtcNow()).UtcTicks);
        Volatile.Write(ref _terminal, _appended);
    }

    /// <summary>
    /// Segments grow with the stream, half of what is there already, so that a stream of 50 events wastes little and a long
    /// one is nearly contiguous.
    /// </summary>
    private StreamSegment SegmentFor(int length, long sequence)
    {
        if (_tail.Free >= length)
            return _tail;
        var capacity = (int)Math.Clamp(_allocated / 2, StreamSegment.MinCapacity, StreamSegment.MaxCapacity);
        var segment = new StreamSegment(sequence, Math.Max(capacity, length));
        _allocated += segment.AllocatedBytes;
        if (_tail.Count == 0)
            ReplaceEmptyTail(segment);
        else
            _tail.Link(segment);
        return _tail = segment;
    }

    /// <summary>
    /// The last segment is too small for its very first event. It goes, because retention walks from event to event and must not meet a segment
    /// that has none.
    /// </summary>
    private void ReplaceEmptyTail(StreamSegment segment)
    {
        _allocated -= _tail.AllocatedBytes;
        if (_head == _tail)
        {
            Volatile.Write(ref _head, segment);
            return;
        }
        var before = _head;
        while (before.Next is { } next && next != _tail)
            before = next;
        before.Link(segment);
    }
}
