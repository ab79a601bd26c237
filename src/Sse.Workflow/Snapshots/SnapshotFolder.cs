using System.Buffers;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>
/// The snapshot of one workflow on the side that writes: a reader of the stream like any other, that reads when somebody asks. The writer only
/// counts what was appended and has it read in the background before retention could drop what was not read yet.
/// </summary>
internal sealed class SnapshotFolder : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();

    // Owned by _lock.
    private readonly WorkflowSnapshot _snapshot = new();
    private StreamCursor? _cursor;
    private Task? _catchingUp;

    // Owned by the workflow's writer.
    private long _events;
    private long _bytes;
    private TimeSpan _lastFold;
    private TimeSpan _maxAge;
    private long _maxEvents;
    private long _maxBytes;

    // Set by whoever asks for a reading, taken back by the thread pool when it gets to the reading that was asked for.
    private int _isQueued;

    // Idle, Following or AskedAgain.
    private int _following;

    private const int Idle = 0;
    private const int Following = 1;
    private const int AskedAgain = 2;

    /// <summary>Has itself read in the background. Default: the thread pool.</summary>
    public Action<IThreadPoolWorkItem> Schedule { get; init; } = static folder => ThreadPool.UnsafeQueueUserWorkItem(folder, preferLocal: false);

    /// <summary>The stream that is folded. Set by <see cref="Attach"/>, right after the stream was made with <see cref="WriteTo"/>.</summary>
    public EventStream Stream { get; private set; } = NoStream.Instance;

    /// <summary>Writes the state instead, if the application has its own idea of it. Default: null.</summary>
    public StreamSnapshotWriter? Instead { get; init; }

    /// <summary>The logger of the workflow, so that whoever holds the stream keeps it too.</summary>
    public EnhancedSseLogger? Owner { get; set; }

    public void Attach(EventStream stream)
    {
        Stream = stream;
        _cursor = stream.OpenCursor();
        _maxEvents = Math.Max(1, stream.Options.MaxEvents / 4);
        _maxBytes = Math.Max(1, stream.Options.MaxBytes / 4);
        _maxAge = stream.Options.MaxAge is { } age ? age / 4 : TimeSpan.MaxValue;
    }

    /// <summary>Called by the writer for every event, under its lock.</summary>
    public void Appended(int bytes, TimeSpan at)
    {
        _events++;
        _bytes += bytes;
        if (_events < _maxEvents && _bytes < _maxBytes && at - _lastFold < _maxAge)
            return;
        (_events, _bytes, _lastFold) = (0, 0, at);
        if (!TrySchedule())
            FoldUnlessOthersDo();
    }

    private bool TrySchedule()
    {
        if (Interlocked.Exchange(ref _isQueued, 1) != 0)
            return false;
        Schedule(this);
        return true;
    }

    /// <summary>
    /// Half of what is kept was written before the thread pool got to the last reading: a tight loop on a small stream, or a starved pool. The
    /// writer reads itself then, rather than lose the beginning.
    /// </summary>
    private void FoldUnlessOthersDo()
    {
        if (!_lock.TryEnter())
            return;
        try
        {
            Fold();
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Writes the state of this moment.</summary>
    /// <returns>The position it stands for.</returns>
    public StreamPosition WriteTo(IBufferWriter<byte> output)
    {
        if (Instead is not null)
            return Instead(output);
        lock (_lock)
        {
            _snapshot.ApplyFrom(_cursor!);
            _snapshot.WriteTo(output);
            // What memory has no more comes too late for this reader; the next one has it.
            if (_cursor!.Position.Sequence < Stream.Head.Sequence)
                TrySchedule();
            return _cursor.Position;
        }
    }

    /// <summary>
    /// Reads what the state lacks up to the stream's head, from the store where memory has no more. Others may take the state meanwhile and get it
    /// as far as it is.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    public async ValueTask CatchUpAsync(CancellationToken cancellationToken)
    {
        var head = Stream.Head.Sequence;
        while (true)
        {
            Task catchingUp;
            lock (_lock)
            {
                if (!_snapshot.ApplyFrom(_cursor!) || _cursor!.Position.Sequence >= head)
                    return;
                if (_catchingUp is not { IsCompleted: false })
                    _catchingUp = CatchUpToAsync(head);
                catchingUp = _catchingUp;
            }
            await catchingUp.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Shared by all who wait, because a cursor has one waiter. Ends at the head, or with the stream.</summary>
    private async Task CatchUpToAsync(long head)
    {
        while (true)
        {
            ValueTask news;
            lock (_lock)
            {
                if (!_snapshot.ApplyFrom(_cursor!) || _cursor!.Position.Sequence >= head)
                    return;
                // Begins to fetch. Who reads beside the wait at most takes the page that it waits for, and it ends all the same.
                news = _cursor.WaitAsync();
            }
            await news.ConfigureAwait(false);
        }
    }

    /// <summary>The state of this moment, for the caller to keep.</summary>
    public WorkflowSnapshot Copy()
    {
        lock (_lock)
        {
            _snapshot.ApplyFrom(_cursor!);
            return WorkflowSnapshot.Parse(_snapshot.ToJson());
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref _isQueued, 0);
        lock (_lock)
            Fold();
        Follow();
    }

    /// <summary>
    /// Has everything that is appended by now folded once readers may see it. A store confirms many events at once, more than memory keeps perhaps, and
    /// the writer that would have them read before they are dropped may have nothing more to say.
    /// </summary>
    private void Follow()
    {
        if (Interlocked.Exchange(ref _following, AskedAgain) == Idle)
            _ = FollowAsync();
    }

    /// <summary>Ends when nobody has asked again, or the stream is another's.</summary>
    private async Task FollowAsync()
    {
        do
        {
            Volatile.Write(ref _following, Following);
            try
            {
                if (await Stream.FlushAsync().ConfigureAwait(false))
                    await CatchUpAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // As in Fold: whoever asks next meets the same failure.
            }
        }
        while (Interlocked.CompareExchange(ref _following, Idle, Following) != Following);
    }

    private void Fold()
    {
        try
        {
            _snapshot.ApplyFrom(_cursor!);
        }
        catch (Exception)
        {
            // Nobody asked for this reading, so there is nobody to tell; whoever asks next meets the same failure.
        }
    }
}
