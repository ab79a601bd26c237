namespace Sse.Primitives;

/// <summary>A stream of <see cref="InMemoryEventStore"/>; everything in it belongs to the store's lock.</summary>
internal sealed class InMemoryStream(string id, long epoch, StreamCreation creation, long number)
{
    private readonly List<StoredChunk> _chunks = [];
    private StreamAttributes _attributes = creation.Attributes;
    private long _first = 1;
    private long _head;

    public string Id => id;

    /// <summary>Rises from stream to stream.</summary>
    public long Number => number;

    public StreamEpochs Epochs { get; private set; } = new(epoch);

    public string Owner { get; private set; } = creation.Owner;

    public bool IsCompleted { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>Complete, and not by an earlier attempt of the same write.</summary>
    public bool MakesWayFor(StreamWrite write) => IsCompleted && write.Creation is { ReplacesCompleted: true } && !Epochs.Knows(write.Epoch);

    public StreamWriteResult Write(StreamWrite write)
    {
        if (write.Chunks.Count > 0 && write.Chunks[0].FirstSequence <= _head)
            return new(write.Chunks[^1].LastSequence <= _head ? StreamWriteOutcome.Written : StreamWriteOutcome.Overlaps, _head);
        if (IsCompleted && write.Chunks.Count > 0)
            return new(StreamWriteOutcome.Fenced, 0);
        foreach (var chunk in write.Chunks)
        {
            // The writer's bytes belong to its stream; a copy does not keep a whole segment alive.
            _chunks.Add(chunk with { Frames = chunk.Frames.ToArray() });
            _head = chunk.LastSequence;
        }
        if (_chunks.Count > 0)
            _first = _chunks[0].FirstSequence;
        _attributes = write.Attributes ?? _attributes;
        if (write.IsTerminal)
            (IsCompleted, CompletedAt) = (true, write.CompletedAt);
        return new(StreamWriteOutcome.Written, _head);
    }

    public void TakeOver(StreamOpening opening)
    {
        Epochs = Epochs.Add(Math.Max(opening.Epoch, Epochs.Current + 1), _head);
        Owner = opening.Owner;
    }

    public StoredPage Read(StreamRead read)
    {
        var chunks = new List<StoredChunk>();
        var bytes = 0L;
        foreach (var chunk in _chunks.Where(c => c.LastSequence > read.After))
        {
            chunks.Add(chunk);
            if ((bytes += chunk.Frames.Length) >= read.MaxBytes)
                break;
        }
        return new StoredPage(Describe(), chunks);
    }

    /// <summary>Drops chunks from the head; the newest stays.</summary>
    public void Trim(StoreRetention retention)
    {
        var bytes = _chunks.Sum(c => (long)c.Frames.Length);
        while (_chunks.Count > 1 && (_head - _chunks[0].LastSequence >= retention.MaxEvents || bytes - _chunks[0].Frames.Length >= retention.MaxBytes))
        {
            bytes -= _chunks[0].Frames.Length;
            _chunks.RemoveAt(0);
            _first = _chunks[0].FirstSequence;
        }
    }

    public StoredStream Describe() => new()
    {
        Id = id,
        Epochs = Epochs,
        First = _first,
        Head = _head,
        Bytes = _chunks.Sum(c => (long)c.Frames.Length),
        IsCompleted = IsCompleted,
        Owner = Owner,
        CreatedAt = creation.CreatedAt,
        CompletedAt = CompletedAt,
        Attributes = _attributes,
    };
}
