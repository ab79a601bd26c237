using System.Diagnostics.CodeAnalysis;

namespace Sse.Primitives;

/// <summary>
/// What a store adds to a stream. The owner's events become visible when the store has them; a stream that another node owns is
/// fed from the store; either way memory is a window on what the store keeps.
/// </summary>
public sealed partial class EventStream
{
    private readonly StreamStorage? _storage;
    private StreamAttributes _attributes;
    private string? _owner;

    /// <summary>Bytes that the store does not have yet. Owned by _lock.</summary>
    private long _unconfirmed;

    /// <summary>Whether the store knows better who wrote the stream, because its id was taken. Owned by _lock.</summary>
    private bool _adoptEpochs;

    /// <summary>Creates a stream that a store keeps; its events are held back until <see cref="Confirm"/>.</summary>
    internal EventStream(string id, EventStreamOptions options, StreamStorage storage)
        : this(id, options) => _storage = storage;

    /// <summary>Creates a stream that is fed from a store.</summary>
    internal EventStream(StoredStream stored, EventStreamOptions options, StreamStorage storage)
        : this(stored.Id, options)
    {
        (_storage, _epochs, _attributes, CreatedAt) = (storage, stored.Epochs, stored.Attributes, stored.CreatedAt);
        _writable = false;
        _owner = stored.Owner;
    }

    /// <summary>What people list and search the stream by. Setting it is saved with the next commit of the store.</summary>
    public StreamAttributes Attributes
    {
        get => _source?.Attributes ?? Volatile.Read(ref _attributes);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Volatile.Write(ref _attributes, value);
            _storage?.MarkDirty();
        }
    }

    /// <summary>
    /// The process that writes the stream, or wrote it, by its <see cref="EventStreamRegistry.Node"/>, as far as this process knows; null for a stream
    /// without a store, and for one of this process.
    /// </summary>
    public string? Owner => IsWritable ? null : Volatile.Read(ref _owner);

    /// <summary>Whether this process owns the stream, so that appends are taken until it is complete.</summary>
    public bool IsWritable => Volatile.Read(ref _writable);

    /// <summary>
    /// Signalled when this process loses the stream to another owner, or finds its id taken in the store: nothing can be appended
    /// any more, and whatever readers had not seen is gone. Never signalled without a store.
    /// </summary>
    public CancellationToken OwnershipLost => _storage?.OwnershipLost ?? CancellationToken.None;

    [MemberNotNullWhen(true, nameof(_storage), nameof(Storage))]
    internal bool IsStored => _storage is not null;

    internal StreamStorage? Storage => _storage;

    internal bool HasWaiters => !_waiters.IsEmpty;

    /// <summary>Waits until readers can see everything appended so far; with a store, it is durable then.</summary>
    /// <returns>False when ownership was lost meanwhile.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled first.</exception>
    public async ValueTask<bool> FlushAsync(CancellationToken cancellationToken = default)
    {
        var epoch = Epoch;
        var target = Volatile.Read(ref _appended);
        var cursor = new StreamCursor(this, Head, "", options: null);
        using var lost = OwnershipLost.UnsafeRegister(static state => ((StreamCursor)state!).Wake(), cursor);
        while (Visible < target)
        {
            if (!IsWritable)
                return false;
            await cursor.WaitAsync(cancellationToken).ConfigureAwait(false);
            cursor.MoveTo(Head);
        }
        // What readers see may be the next owner's events by now.
        return Epoch == epoch;
    }

    /// <summary>Lets readers see all events up to a sequence: the store has them for good. Never moves back.</summary>
    internal void Confirm(long sequence)
    {
        lock (_lock)
        {
            sequence = Math.Min(sequence, _appended);
            if (sequence <= _visible || !_writable)
                return;
            var bytes = BytesOf(_visible + 1, sequence);
            _unconfirmed -= bytes;
            // Before anybody sees the events: whoever has waited for them finds that they wait no more.
            _storage!.Session.Buffer.Take(bytes);
            Volatile.Write(ref _visible, sequence);
            Trim();
        }
        _waiters.WakeAll();
    }

    /// <summary>What the store does not have yet, as many whole frames as a budget allows but at least one.</summary>
    /// <returns>
    /// The epoch that wrote it, from the same moment: the next owner's, with these events, would pass where they must be refused. Null when this
    /// process does not own the stream.
    /// </returns>
    internal long? TakeUnconfirmed(int maxBytes, List<StoredChunk> chunks, out bool isTerminal, out bool isAll)
    {
        lock (_lock)
        {
            var next = Math.Max(_visible + 1, _firstAvailable);
            for (var segment = Find(next); segment is not null && next <= _appended && maxBytes > 0; segment = segment.Next)
            {
                var chunk = new StoredChunk(next, segment.LastSequence, segment.Slice(next, segment.LastSequence));
                chunks.Add(chunk);
                maxBytes -= chunk.Frames.Length;
                next = chunk.LastSequence + 1;
            }
            isAll = next > _appended;
            isTerminal = isAll && _terminal == _appended;
            return _writable ? _epochs.Current : null;
        }
    }

    /// <summary>Drops the oldest events, stored or not, while more than some bytes wait for the store; the newest stay.</summary>
    /// <returns>How many bytes no longer wait.</returns>
    internal long DropUnconfirmed(long target)
    {
        lock (_lock)
        {
            var before = _unconfirmed;
            while (_unconfirmed > target && _head != _tail)
            {
                _unconfirmed -= BytesOf(_visible + 1, _head.LastSequence);
                DropFirstSegment();
            }
            return before - _unconfirmed;
        }
    }

    /// <summary>Ends this process's ownership: what readers have not seen is taken back, and the stream is fed from the store from now on.</summary>
    /// <returns>How many bytes no longer wait; null when there was no ownership.</returns>
    internal long? Demote()
    {
        long waiting;
        lock (_lock)
        {
            if (!_writable)
                return null;
            waiting = _unconfirmed;
            Volatile.Write(ref _writable, false);
            _adoptEpochs = true;
            _unconfirmed = 0;
            TakeBack();
            if (_terminal > _visible)
                Volatile.Write(ref _terminal, long.MaxValue);
        }
        _waiters.WakeAll();
        return waiting;
    }

    /// <summary>Makes this process the owner, under the epoch it was given.</summary>
    /// <returns>False when the stream went on under another epoch in the meantime.</returns>
    internal bool TryPromote(StoredStream opened)
    {
        lock (_lock)
        {
            if (_appended != opened.Head || _epochs.Current > opened.Epochs.Current)
                return false;
            _idLine = new IdLine(opened.Epochs.Current);
            Volatile.Write(ref _epochs, opened.Epochs);
            _storage!.Regain();
            Volatile.Write(ref _writable, true);
            return true;
        }
    }

    /// <summary>Leaves out all events up to a sequence: readers get them from the store.</summary>
    internal void StartAfter(long sequence)
    {
        lock (_lock)
        {
            ResetTo(sequence + 1);
            Volatile.Write(ref _visible, sequence);
        }
    }

    /// <summary>The stream as a store would describe it.</summary>
    internal StoredStream Describe(string owner) => new()
    {
        Id = Id,
        Epochs = Epochs,
        First = First,
        Head = Visible,
        Bytes = Bytes,
        IsCompleted = Visible >= Terminal,
        Owner = owner,
        CreatedAt = CreatedAt,
        CompletedAt = CompletedAt,
        Attributes = Attributes,
    };

    private void TakeBack()
    {
        if (_appended == _visible)
            return;
        if (Find(_visible) is not { } last)
        {
            // Nothing of memory joins what the store has.
            ResetTo(_visible + 1);
            return;
        }
        _bytes -= BytesOf(_visible + 1, _appended);
        for (var segment = last.Next; segment is not null; segment = segment.Next)
            _allocated -= segment.AllocatedBytes;
        last.TruncateFrom(_visible + 1);
        _tail = new StreamSegment(_visible + 1, StreamSegment.MinCapacity);
        _allocated += _tail.AllocatedBytes;
        last.Link(_tail);
        Volatile.Write(ref _appended, _visible);
    }

    /// <summary>The bytes of those of some frames that are still in memory.</summary>
    private long BytesOf(long first, long last)
    {
        first = Math.Max(first, _firstAvailable);
        var bytes = 0L;
        for (var segment = Find(first); segment is not null && first <= last; segment = segment.Next)
        {
            var end = Math.Min(last, segment.LastSequence);
            bytes += segment.Slice(first, end).Length;
            first = end + 1;
        }
        return bytes;
    }
}
