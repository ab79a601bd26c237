namespace Sse.Primitives;

/// <summary>What ties one stream to its store, in either role: a dirty mark and what is saved of an owned stream, the way to older pages for readers.</summary>
internal sealed class StreamStorage(StoreSession session)
{
    /// <summary>Has no timer and no handle, so nobody needs to dispose it.</summary>
    private Lazy<CancellationTokenSource> _lost = new(static () => new CancellationTokenSource());
    private volatile bool _isLost;
    private int _queued;
    private int _waiting;
    private long _first = 1;

    // Owned by the store writer's loop.
    private readonly List<StoredChunk> _chunks = [];
    private StreamAttributes? _saved;
    private bool _created;

    /// <summary>Set once, right after construction.</summary>
    public EventStream Stream { get; set; } = null!;

    /// <summary>The next stream in the writer's list of dirty ones; owned by whoever holds the list.</summary>
    public StreamStorage? NextDirty { get; set; }

    public CancellationToken OwnershipLost => Volatile.Read(ref _lost).Value.Token;

    /// <summary>The first event the store keeps, as far as anybody here has seen.</summary>
    public long First
    {
        get => Volatile.Read(ref _first);
        set => Volatile.Write(ref _first, value);
    }

    public StoreSession Session => session;

    /// <summary>What holds the stream in memory while it is fed from the store; null for one that this process owns.</summary>
    public Follower? Follower { get; set; }

    /// <summary>The stream came from the store, so no write has to create it.</summary>
    public void MarkSaved(StreamAttributes attributes) => (_created, _saved) = (true, attributes);

    /// <summary>Called by the appender, outside the stream's lock: counts what waits, and calls the writer.</summary>
    public void Appended(int bytes)
    {
        if (session.Buffer.Add(bytes) > session.Buffer.Limit)
            session.Buffer.Take(Stream.DropUnconfirmed(session.Buffer.FairShare));
        MarkDirty();
    }

    /// <summary>Puts the stream on the writer's list, unless it is there. The fence pairs with the exchange in <see cref="TakeWrite"/>.</summary>
    public void MarkDirty()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _queued) == 0 && Interlocked.Exchange(ref _queued, 1) == 0)
            session.Writer.Enqueue(this);
    }

    /// <summary>What the stream adds to the next commit; null for nothing. One call at a time, from the writer's loop.</summary>
    public StreamWrite? TakeWrite(int maxBytes, out bool isAll)
    {
        Interlocked.Exchange(ref _queued, 0);
        _chunks.Clear();
        if (Stream.TakeUnconfirmed(maxBytes, _chunks, out var isTerminal, out isAll) is not { } epoch)
        {
            CountWaiting(false);
            return null;
        }
        CountWaiting(_chunks.Count > 0);
        var attributes = Stream.Attributes;
        if (_chunks.Count == 0 && _created && ReferenceEquals(attributes, _saved))
            return null;
        return new StreamWrite
        {
            StreamId = Stream.Id,
            Epoch = epoch,
            Creation = _created ? null : new StreamCreation(session.Node, Stream.CreatedAt, attributes) { ReplacesCompleted = Stream.Options.ReplaceCompleted },
            Chunks = [.. _chunks],
            IsTerminal = isTerminal,
            CompletedAt = isTerminal ? Stream.CompletedAt : null,
            Attributes = ReferenceEquals(attributes, _saved) ? null : attributes,
        };
    }

    /// <summary>The store has the stream up to a sequence. A write that did not continue there skipped what the full buffer had to drop.</summary>
    public void Saved(StreamWrite write, in StreamWriteResult result)
    {
        _created = true;
        _saved = write.Attributes ?? _saved;
        if (result.Outcome == StreamWriteOutcome.Written && write.Chunks.Count > 0)
            session.Buffer.CountLost(Math.Max(0, write.Chunks[0].FirstSequence - Stream.Visible - 1));
        Stream.Confirm(result.Head);
        CountWaiting(Stream.Visible < Stream.Appended);
    }

    /// <summary>Nothing can be appended here any more: the stream is another's.</summary>
    /// <returns>What tells its writer, once it would find that so; null when that was done before.</returns>
    public CancellationTokenSource? TryLose()
    {
        var waiting = Stream.Demote();
        // Known or not: the store's writer may have counted what it took a moment before.
        CountWaiting(false);
        if (waiting is null)
            return null;
        session.Buffer.Take(waiting.Value);
        _isLost = true;
        return _lost.Value;
    }

    /// <summary>The stream is this process's once more; who was told that it was lost, or is being told, stays told.</summary>
    public void Regain()
    {
        if (!_isLost)
            return;
        Volatile.Write(ref _lost, new(static () => new CancellationTokenSource()));
        _isLost = false;
    }

    private void CountWaiting(bool waiting)
    {
        if (Interlocked.Exchange(ref _waiting, waiting ? 1 : 0) is var before && before != (waiting ? 1 : 0))
            session.Buffer.CountStream(waiting ? 1 : -1);
    }
}
