namespace Sse.Primitives;

public sealed partial class EventStream
{
    /// <summary>Applies the age limit now. Count and bytes are applied at every append; a registry calls this from time to time.</summary>
    public void TrimByAge()
    {
        lock (_lock)
            Trim();
    }

    /// <summary>Drops events from the head until at most <paramref name="bytes"/> of memory are used; the newest event stays.</summary>
    /// <returns>How many bytes of memory were freed.</returns>
    public long TrimTo(long bytes)
    {
        lock (_lock)
        {
            var before = _allocated;
            while (_allocated > bytes && CanDropFirstSegment())
                DropFirstSegment();
            return before - _allocated;
        }
    }

    private void Trim()
    {
        // Nearly always: a running stream is far from its limits.
        if (_appended - _firstAvailable < _options.MaxEvents && _bytes <= _options.MaxBytes && _options.MaxAge is null)
            return;
        // What the store does not have yet is kept, whatever the limits: see StoreBuffer for its bound.
        var end = _storage is null ? _appended : Math.Min(_appended, _visible + 1);
        var first = Math.Max(_firstAvailable, Math.Min(end, _appended - _options.MaxEvents + 1));
        DropSegmentsBefore(first);
        while (_bytes > _options.MaxBytes && first < end)
        {
            _bytes -= _head.LengthOf(first);
            first++;
            if (first > _head.LastSequence)
                DropHead();
        }
        Volatile.Write(ref _firstAvailable, first);
        if (_options.MaxAge is { } age)
            DropOlderThan(age);
    }

    /// <summary>Moves the head to a sequence; keeps the byte count to what is still available.</summary>
    private void DropSegmentsBefore(long first)
    {
        for (var sequence = _firstAvailable; sequence < first; sequence++)
        {
            _bytes -= _head.LengthOf(sequence);
            if (sequence == _head.LastSequence && _head != _tail)
                DropHead();
        }
    }

    /// <summary>A segment goes when even its newest event is too old: events of a segment are dropped together.</summary>
    private void DropOlderThan(TimeSpan age)
    {
        var time = _options.TimeProvider;
        while (CanDropFirstSegment() && time.GetElapsedTime(_head.LastAppend) > age)
            DropFirstSegment();
    }

    private bool CanDropFirstSegment() => _head != _tail && (_storage is null || _head.LastSequence <= _visible);

    private void DropFirstSegment()
    {
        var last = _head.LastSequence;
        for (var sequence = _firstAvailable; sequence <= last; sequence++)
            _bytes -= _head.LengthOf(sequence);
        DropHead();
        Volatile.Write(ref _firstAvailable, last + 1);
    }

    private void DropHead()
    {
        var next = _head.Next!;
        _allocated -= _head.AllocatedBytes;
        _head.Drop();
        Volatile.Write(ref _head, next);
    }
}
