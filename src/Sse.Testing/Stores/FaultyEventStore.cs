using Sse.Primitives;

namespace Sse.Testing;

/// <summary>
/// A store that can be taken away, held up, and made to break the contract on purpose: to test what uses stores, and to test
/// that the contract suite notices.
/// </summary>
/// <param name="inner">The store that does the work. Disposed with this one.</param>
public sealed partial class FaultyEventStore(IEventStore inner) : IEventStore
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _gate = Opened();
    private int _commits;
    private int _watchers;

    /// <summary>What it does wrong. Default: nothing.</summary>
    public StoreFault Fault { get; set; }

    /// <summary>Whether every call fails, as when the network is cut. Default: false.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether reading events fails while all else goes well. Default: false.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>Whether hints are swallowed. Default: false.</summary>
    public bool IsSilent { get; set; }

    /// <summary>How many commits there were.</summary>
    public int Commits => Volatile.Read(ref _commits);

    /// <summary>How many are listening for hints now.</summary>
    public int Watchers => Volatile.Read(ref _watchers);

    /// <summary>Lets commits wait until <see cref="ReleaseWrites"/>.</summary>
    public void HoldWrites()
    {
        lock (_lock)
        {
            if (_gate.Task.IsCompleted)
                _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Lets the commits that wait go on.</summary>
    public void ReleaseWrites()
    {
        lock (_lock)
            _gate.TrySetResult();
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        await inner.InitializeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StreamWriteResult>> WriteAsync(IReadOnlyList<StreamWrite> writes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writes);
        await Gate().WaitAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfDown();
        Interlocked.Increment(ref _commits);
        return await WriteFaultilyAsync(writes, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<StreamOpenResult> OpenAsync(StreamOpening opening, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        var result = await inner.OpenAsync(opening, cancellationToken).ConfigureAwait(false);
        return Fault == StoreFault.TakesAnyEpoch && result.Stream is { } stream
            ? result with { Stream = stream with { Epochs = new StreamEpochs(opening!.Epoch) } }
            : result;
    }

    /// <inheritdoc/>
    public async ValueTask<StoredStream?> FindAsync(string streamId, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        return Distort(await inner.FindAsync(streamId, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredPage?>> ReadAsync(IReadOnlyList<StreamRead> reads, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        if (IsUnreadable)
            throw new IOException("The events were made unreadable by the test.");
        if (Fault == StoreFault.IgnoresPageLimit)
            reads = [.. reads.Select(r => r with { MaxBytes = int.MaxValue })];
        var pages = await inner.ReadAsync(reads, cancellationToken).ConfigureAwait(false);
        return [.. pages.Select(Distort)];
    }

    /// <inheritdoc/>
    public async ValueTask<StreamPage> ListAsync(StreamQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ThrowIfDown();
        if (Fault == StoreFault.IgnoresConditions)
            query = new StreamQuery { Limit = query.Limit, After = query.After };
        return await inner.ListAsync(query, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoreChange> WatchAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        Interlocked.Increment(ref _watchers);
        try
        {
            await foreach (var change in inner.WatchAsync(cancellationToken).ConfigureAwait(false))
            {
                ThrowIfDown();
                if (!IsSilent && (Fault != StoreFault.NeverNotifies || ReferenceEquals(change, StoreChange.All)))
                    yield return change;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _watchers);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoreNode>> BeatAsync(string node, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        return await inner.BeatAsync(node, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask LeaveAsync(string node, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        await inner.LeaveAsync(node, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredStream>> FindOrphansAsync(
        IReadOnlyCollection<string> livingNodes, int limit, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        return await inner.FindOrphansAsync(Fault == StoreFault.OrphansEverything ? [] : livingNodes, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TrimAsync(StoreRetention retention, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        return Fault != StoreFault.NeverTrims && await inner.TrimAsync(retention, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string streamId, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        return await inner.DeleteAsync(streamId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> SendAsync(StreamCommand command, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        return await inner.SendAsync(command, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StreamCommand>> ReceiveAsync(string node, IReadOnlyCollection<string> handled, CancellationToken cancellationToken = default)
    {
        ThrowIfDown();
        var commands = await inner.ReceiveAsync(node, Fault == StoreFault.RepeatsCommands ? [] : handled, cancellationToken).ConfigureAwait(false);
        return Fault == StoreFault.LosesCommands ? [] : commands;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private Task Gate()
    {
        lock (_lock)
            return _gate.Task;
    }

    private void ThrowIfDown()
    {
        if (IsDown)
            throw new IOException("The store was taken away by the test.");
    }

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }
}
