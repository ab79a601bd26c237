namespace Sse.Primitives;

/// <summary>
/// Brings the events of all streams of one store there, in one commit after another. Each commit takes whatever has come since
/// the last one began: alone, an event waits for one commit; in a crowd, thousands share one. The bytes are those of the streams'
/// own segments, nothing is queued for each event.
/// </summary>
internal sealed class StoreWriter(StoreSession session)
{
    private const int MaxBatchBytes = 4 * 1024 * 1024;
    private const int MaxBatchStreams = 4096;

    private readonly AsyncSignal _signal = new();
    private readonly Backoff _backoff = new(session.Time);
    private StreamStorage? _dirty;
    private volatile bool _draining;

    // Owned by the loop.
    private readonly Queue<StreamStorage> _ready = new();
    private readonly List<StreamStorage> _batch = [];
    private readonly List<StreamWrite> _writes = [];

    /// <summary>
    /// Halved by every failure and doubled by every success: should one stream's write be what a store cannot stomach, it fails
    /// alone in the end, and the others go on.
    /// </summary>
    private int _batchStreams = MaxBatchStreams;

    /// <summary>Adds a stream that is not on the list; called by appenders, any number at once.</summary>
    public void Enqueue(StreamStorage storage)
    {
        StreamStorage? top;
        do
        {
            top = Volatile.Read(ref _dirty);
            storage.NextDirty = top;
        }
        while (Interlocked.CompareExchange(ref _dirty, storage, top) != top);
        _signal.Set();
    }

    /// <summary>Lets the loop end when nothing is left to write.</summary>
    public void Drain()
    {
        _draining = true;
        _signal.Set();
    }

    /// <summary>Ends after <see cref="Drain"/>, or when cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Gather();
            if (_ready.Count > 0)
            {
                if (!await TryWriteAsync(cancellationToken).ConfigureAwait(false))
                    await _backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
                else if (session.Options.CommitInterval > TimeSpan.Zero && !_draining)
                    await Task.Delay(session.Options.CommitInterval, session.Time, cancellationToken).ConfigureAwait(false);
            }
            else if (_draining)
                return;
            else
                await _signal.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the list of dirty streams, the longest waiting first.</summary>
    private void Gather()
    {
        StreamStorage? oldest = null;
        for (var storage = Interlocked.Exchange(ref _dirty, null); storage is not null;)
        {
            var next = storage.NextDirty;
            storage.NextDirty = oldest;
            oldest = storage;
            storage = next;
        }
        for (; oldest is not null;)
        {
            var next = oldest.NextDirty;
            oldest.NextDirty = null;
            _ready.Enqueue(oldest);
            oldest = next;
        }
    }

    private async ValueTask<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        TakeBatch();
        if (_writes.Count == 0)
            return true;
        try
        {
            var started = session.Time.GetTimestamp();
            await session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
            var results = await session.Store.WriteAsync(_writes, cancellationToken).ConfigureAwait(false);
            if (results.Count != _writes.Count)
                throw new InvalidOperationException($"{session.Store.GetType()} answered {_writes.Count} writes with {results.Count} results.");
            session.Succeeded();
            StoreMeter.Committed(session, _writes, session.Time.GetElapsedTime(started));
            Apply(results);
            _backoff.Reset();
            _batchStreams = Math.Min(MaxBatchStreams, _batchStreams * 2);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            session.Failed(e);
            _batchStreams = Math.Max(1, Math.Min(_batchStreams, _batch.Count) / 2);
            foreach (var storage in _batch)
                storage.MarkDirty();
            return false;
        }
    }

    private void TakeBatch()
    {
        _batch.Clear();
        _writes.Clear();
        var budget = MaxBatchBytes;
        while (budget > 0 && _writes.Count < _batchStreams && _ready.TryDequeue(out var storage))
        {
            var write = storage.TakeWrite(budget, out var isAll);
            if (!isAll)
                storage.MarkDirty();
            if (write is null)
                continue;
            _batch.Add(storage);
            _writes.Add(write);
            foreach (var chunk in write.Chunks)
                budget -= chunk.Frames.Length;
        }
    }

    private void Apply(IReadOnlyList<StreamWriteResult> results)
    {
        for (var i = 0; i < _batch.Count; i++)
        {
            if (results[i].Outcome is StreamWriteOutcome.Fenced or StreamWriteOutcome.Exists)
            {
                session.Lose(_batch[i].Stream);
                continue;
            }
            _batch[i].Saved(_writes[i], results[i]);
            if (results[i].Outcome == StreamWriteOutcome.Overlaps)
                _batch[i].MarkDirty();
        }
    }
}
