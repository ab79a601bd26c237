namespace Sse.Primitives;

/// <summary>A registry's work with one store: the writer, the followed streams, the signs of life. Stores do not hinder each other.</summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly EventStreamRegistry _registry;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Signalled when the session's own work must end.</summary>
    public CancellationToken Stopping => _stop.Token;
    private readonly SemaphoreSlim _initializing = new(1, 1);
    private readonly Lock _statusLock = new();

    /// <summary>Held around a change and the telling of it, so that listeners hear of changes one by one and in their order.</summary>
    private readonly Lock _telling = new();
    private Task _loops = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;
    private StoreStatus _status;
    private volatile bool _ready;

    public StoreSession(EventStreamRegistry registry, IEventStore store, int shard)
    {
        (_registry, Store, Shard) = (registry, store, shard);
        _status = new StoreStatus { Shard = shard, State = StoreState.Unknown, Since = Time.GetUtcNow() };
        Buffer = new StoreBuffer(Options.MaxWaitingBytes);
        Writer = new StoreWriter(this);
        Followers = new StoreFollowers(this);
        Heartbeat = new StoreHeartbeat(this);
        Janitor = new StoreJanitor(this);
    }

    public IEventStore Store { get; }

    public int Shard { get; }

    public string Node => _registry.Node;

    public StreamStoreOptions Options => _registry.Options.StoreOptions;

    public TimeProvider Time => _registry.Options.TimeProvider;

    public EventStreamRegistry Registry => _registry;

    public StoreBuffer Buffer { get; }

    /// <summary>How many readers may read old pages at once: a crowd that joins late must not take every connection.</summary>
    public SemaphoreSlim ReadGate { get; } = new(16, 16);

    /// <summary>One at a time judges which nodes live.</summary>
    public SemaphoreSlim UpkeepGate { get; } = new(1, 1);

    public StoreWriter Writer { get; }

    public StoreFollowers Followers { get; }

    public StoreHeartbeat Heartbeat { get; }

    public StoreJanitor Janitor { get; }

    public StoreStatus Status
    {
        get
        {
            lock (_statusLock)
                return _status with { WaitingBytes = Math.Max(0, Buffer.Bytes), LostEvents = Buffer.LostEvents };
        }
    }

    public void Start()
    {
        _writing = Task.Run(() => Writer.RunAsync(_stop.Token));
        _loops = Task.WhenAll(
            Task.Run(() => Followers.WatchAsync(_stop.Token)),
            Task.Run(() => Followers.FeedAsync(_stop.Token)),
            Task.Run(() => new StoreCommands(this).RunAsync(_stop.Token)),
            Task.Run(() => Janitor.RunAsync(_stop.Token)),
            Task.Run(() => Heartbeat.KeepUpAsync(_stop.Token)));
    }

    /// <summary>
    /// Prepares the store once. The node is known to be alive before it owns a stream, so nobody takes its first streams for
    /// those of a dead node.
    /// </summary>
    public async ValueTask EnsureReadyAsync(CancellationToken cancellationToken)
    {
        if (_ready)
            return;
        await _initializing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_ready)
                return;
            await Store.InitializeAsync(cancellationToken).ConfigureAwait(false);
            await Store.BeatAsync(Node, cancellationToken).ConfigureAwait(false);
            _ready = true;
        }
        finally
        {
            _initializing.Release();
        }
    }

    public void Succeeded() => Set(StoreState.Available, null);

    public void Failed(Exception exception)
    {
        StoreMeter.CountFailure(this);
        Set(StoreState.Unavailable, exception.Message);
    }

    /// <summary>The stream belongs to another owner: its writer is told, and its readers here follow that owner.</summary>
    public void Lose(EventStream stream)
    {
        if (stream.Storage?.TryLose() is not { } lost)
            return;
        StoreMeter.CountFenced(this);
        // Always to be found in one of the two places.
        Followers.Add(stream);
        _registry.Demoted(stream);
        // Callbacks are the user's code; they run on their own.
        _ = lost.CancelAsync();
    }

    /// <summary>Asks the store how far a stream is, and whether it still belongs to this process.</summary>
    public async Task RefreshAsync(EventStream stream)
    {
        await EnsureReadyAsync(CancellationToken.None).ConfigureAwait(false);
        if (stream.IsWritable && await Store.FindAsync(stream.Id).ConfigureAwait(false) is { } stored && stored.Epochs.Current > stream.Epoch)
            Lose(stream);
        if (!stream.IsWritable)
            await Followers.CatchUpAsync(stream, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether a completed stream is still what the store has under its id: it may have made way for a new one on another node. While
    /// the store is away nobody knows better.
    /// </summary>
    public async ValueTask<bool> IsCurrentAsync(EventStream stream, CancellationToken cancellationToken)
    {
        if (stream.Visible < stream.Appended)
            return true;
        try
        {
            return await Store.FindAsync(stream.Id, cancellationToken).ConfigureAwait(false) is { } stored && stored.Epochs.Overlaps(stream.Epochs);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }

    /// <summary>
    /// Gives the store what is left, within a limit, and leaves. Streams that are still running then are ended by the other
    /// nodes, or by the next process.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        Writer.Drain();
        await IgnoreAsync(_writing.WaitAsync(Options.FlushTimeout, Time)).ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await IgnoreAsync(_writing).ConfigureAwait(false);
        await IgnoreAsync(_loops).ConfigureAwait(false);
        if (_ready && Status.State == StoreState.Available)
            await IgnoreAsync(Store.LeaveAsync(Node, CancellationToken.None).AsTask().WaitAsync(Options.FlushTimeout, Time)).ConfigureAwait(false);
    }

    /// <summary>Ends the loops and leaves what is not in the store yet.</summary>
    public void Stop() => _stop.Cancel();

    private void Set(StoreState state, string? error)
    {
        lock (_telling)
        {
            lock (_statusLock)
            {
                if (_status.State == state)
                    return;
                _status = _status with { State = state, Since = Time.GetUtcNow(), Error = error };
            }
            _registry.OnStoreChanged(Status);
        }
    }

    private static async Task IgnoreAsync(Task task) =>
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
