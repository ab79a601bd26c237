namespace Sse.Primitives;

/// <summary>How a stream that another node owns gets its events: in pages from the store.</summary>
public sealed partial class EventStream
{
    /// <summary>Takes what a store said. Whatever is known already is skipped, so pages may come twice and overlap.</summary>
    /// <returns>False when the stored stream is another one by now, under the same id.</returns>
    internal bool Feed(StoredPage page)
    {
        var stored = page.Stream;
        lock (_lock)
        {
            if (_writable || _terminal != long.MaxValue)
                return _epochs.Overlaps(stored.Epochs);
            if (!_adoptEpochs && !_epochs.Overlaps(stored.Epochs))
                return false;
            if (_adoptEpochs || stored.Epochs.Current >= _epochs.Current)
            {
                _adoptEpochs = false;
                Volatile.Write(ref _epochs, stored.Epochs);
                Volatile.Write(ref _attributes, stored.Attributes);
                Volatile.Write(ref _owner, stored.Owner);
            }
            foreach (var chunk in page.Chunks)
                FeedChunk(chunk);
            // Retention may have dropped all there was.
            if (page.Chunks.Count == 0 && stored.Head > _appended)
                ResetTo(stored.Head + 1);
            if (stored.IsCompleted && _appended == stored.Head)
                MarkTerminal(stored.CompletedAt);
            Volatile.Write(ref _visible, _appended);
            Trim();
        }
        _waiters.WakeAll();
        return true;
    }

    /// <summary>Ends the stream without a terminal event: the store has forgotten it.</summary>
    internal void Vanish()
    {
        lock (_lock)
        {
            if (!_writable && _terminal == long.MaxValue)
                MarkTerminal(null);
        }
        _waiters.WakeAll();
    }

    private void FeedChunk(StoredChunk chunk)
    {
        var frames = chunk.After(_appended).Span;
        // What lies between was lost before it reached the store; readers that come to the place are told.
        if (chunk.FirstSequence > _appended + 1)
            ResetTo(chunk.FirstSequence);
        while (!frames.IsEmpty)
        {
            var length = StoredChunk.LengthOfFirstFrame(frames);
            frames[..length].CopyTo(SegmentFor(length, _appended + 1).Reserve(length));
            Commit(length);
            Volatile.Write(ref _appended, _appended + 1);
            frames = frames[length..];
        }
    }

    /// <summary>Empties memory; the next event is <paramref name="sequence"/>.</summary>
    private void ResetTo(long sequence)
    {
        _head.Drop();
        Volatile.Write(ref _head, _tail = new StreamSegment(sequence, StreamSegment.MinCapacity));
        (_allocated, _bytes) = (_tail.AllocatedBytes, 0);
        Volatile.Write(ref _appended, sequence - 1);
        Volatile.Write(ref _firstAvailable, sequence);
    }
}
