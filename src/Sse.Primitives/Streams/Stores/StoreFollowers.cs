using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Sse.Primitives;

/// <summary>
/// The streams that this process reads and does not own. Hints from the store say which of them to look at; a timer looks at all
/// of them, should a hint be lost. What they are fed with always comes from the store.
/// </summary>
internal sealed class StoreFollowers(StoreSession session)
{
    private const int PageBytes = 256 * 1024;
    private const int MaxReads = 128;

    /// <summary>What is found by id. Seldom, two objects stand for one stream: both are fed, the first is found.</summary>
    private readonly ConcurrentDictionary<string, Follower> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Follower, bool> _followers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<EventStream?>>> _finding = new(StringComparer.Ordinal);
    private readonly AsyncSignal _signal = new();
    private readonly AsyncSignal _wanted = new();
    private CancellationTokenSource? _watch;

    /// <summary>The streams in memory.</summary>
    public IEnumerable<EventStream> Streams => _followers.Keys.Select(f => f.Stream).OfType<EventStream>();

    public bool TryGet(string id, [NotNullWhen(true)] out EventStream? stream)
    {
        stream = _byId.TryGetValue(id, out var follower) ? follower.Stream : null;
        if (stream is null)
            return false;
        follower!.Use(stream);
        return true;
    }

    /// <summary>Finds a stream in the store and follows it. Callers that ask for the same one at the same time share the work.</summary>
    public async ValueTask<EventStream?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (TryGet(id, out var known))
        {
            if (!known.IsCompleted || await session.IsCurrentAsync(known, cancellationToken).ConfigureAwait(false))
                return known;
            Remove(known);
        }
        // Begun only when it is in the table, from which it takes itself in the end: what is over must not stay there and be found for ever.
        var mine = new Lazy<Task<EventStream?>>(() => Task.Run(() => FollowAsync(id)));
        var finding = _finding.GetOrAdd(id, mine);
        var found = await finding.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (found is not null || ReferenceEquals(finding, mine))
            return found;
        // The other one's look may have begun before the stream was there. Whatever look is found now has begun after that, and so after this call.
        finding = _finding.GetOrAdd(id, mine);
        return await finding.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Feeds a stream from now on.</summary>
    public void Add(EventStream stream)
    {
        var follower = new Follower(stream, session.Time);
        stream.Storage!.Follower = follower;
        _followers[follower] = true;
        _byId.AddOrUpdate(stream.Id, follower, (_, other) => other.Stream is null ? follower : other);
        _signal.Set();
        _wanted.Set();
    }

    /// <summary>Stops feeding a stream: this process owns it now.</summary>
    public void Remove(EventStream stream)
    {
        if (stream.Storage?.Follower is not { } follower)
            return;
        stream.Storage.Follower = null;
        Remove(follower);
    }

    /// <summary>Stops finding a stream; who reads it reads on.</summary>
    public void Forget(string id) => _byId.TryRemove(id, out _);

    /// <inheritdoc cref="Forget(string)"/>
    public void Forget(EventStream stream)
    {
        if (stream.Storage?.Follower is { } follower)
            _byId.TryRemove(KeyValuePair.Create(stream.Id, follower));
    }

    /// <summary>Lets go of streams without readers.</summary>
    public void Sweep()
    {
        foreach (var follower in _followers.Keys)
        {
            follower.Release(session.Options.KeepFollowed);
            if (follower.Stream is not { } stream)
                Remove(follower);
            else
                EventStreamRegistry.TrimByAge(stream);
        }
        // A stream that is added meanwhile asks for another watch; should this one be over just now, there is nothing to end.
        if (!HasRunning && Volatile.Read(ref _watch) is { } watch)
            _ = TryCancelAsync(watch);
    }

    /// <summary>Reads until the stream is where the store is.</summary>
    public async Task CatchUpAsync(EventStream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pages = await session.Store.ReadAsync([new StreamRead(stream.Id, stream.Appended, PageBytes)], cancellationToken).ConfigureAwait(false);
            if (!Feed(stream, pages[0]))
                return;
        }
    }

    /// <summary>
    /// Listens for as long as there is a running stream to follow: a hint costs the store something for every node that listens. Ends
    /// when cancelled.
    /// </summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        var backoff = new Backoff(session.Time);
        while (true)
        {
            await _wanted.WaitAsync(cancellationToken).ConfigureAwait(false);
            using var watch = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Volatile.Write(ref _watch, watch);
            try
            {
                await session.EnsureReadyAsync(watch.Token).ConfigureAwait(false);
                await foreach (var change in session.Store.WatchAsync(watch.Token).ConfigureAwait(false))
                {
                    backoff.Reset();
                    MarkStale(change);
                }
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Whether the store is away is for the writer and the heartbeat to say; here the timer goes on looking.
            }
            Volatile.Write(ref _watch, null);
            if (!HasRunning)
                continue;
            // One that ended for want of running streams, of which there are some again by now, has not failed.
            if (!watch.IsCancellationRequested)
                await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
            _wanted.Set();
        }
    }

    /// <summary>Ends when cancelled.</summary>
    public async Task FeedAsync(CancellationToken cancellationToken)
    {
        var interval = session.Options.PollInterval;
        using var timer = session.Time.CreateTimer(_ => MarkStale(StoreChange.All, runningOnly: true), null, interval, interval);
        var backoff = new Backoff(session.Time);
        while (true)
        {
            await _signal.WaitAsync(cancellationToken).ConfigureAwait(false);
            var stale = _followers.Keys.Where(f => f.TakeStale()).Select(f => f.Stream).OfType<EventStream>().ToArray();
            foreach (var group in stale.Chunk(MaxReads))
            {
                if (await TryFeedAsync(group, cancellationToken).ConfigureAwait(false))
                    backoff.Reset();
                else
                    await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A completed stream has no news, but may have made way for another one under its id: only a hint says so.</summary>
    private void MarkStale(StoreChange change, bool runningOnly = false)
    {
        var any = false;
        foreach (var follower in _followers.Keys)
        {
            if (!change.Concerns(follower.Id) || (runningOnly && follower.Stream is { IsCompleted: true }))
                continue;
            follower.MarkStale();
            any = true;
        }
        if (any)
            _signal.Set();
    }

    /// <summary>One page for each stream; those with more are stale again.</summary>
    private async ValueTask<bool> TryFeedAsync(EventStream[] streams, CancellationToken cancellationToken)
    {
        try
        {
            await session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
            var reads = streams.Select(s => new StreamRead(s.Id, s.Appended, PageBytes)).ToArray();
            var pages = await session.Store.ReadAsync(reads, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < streams.Length; i++)
            {
                if (Feed(streams[i], pages[i]))
                    MarkStale(streams[i]);
            }
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            Array.ForEach(streams, MarkStale);
            return false;
        }
    }

    private void MarkStale(EventStream stream)
    {
        stream.Storage!.Follower?.MarkStale();
        _signal.Set();
    }

    private bool HasRunning => _followers.Keys.Any(f => f.Stream is { IsCompleted: false });

    private static async Task TryCancelAsync(CancellationTokenSource watch)
    {
        try
        {
            await watch.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself.
        }
    }

    private void Remove(Follower follower)
    {
        _followers.TryRemove(follower, out _);
        _byId.TryRemove(KeyValuePair.Create(follower.Id, follower));
    }

    /// <summary>Returns whether the store has more. A stream that was removed ends; one under its id is found anew.</summary>
    private bool Feed(EventStream stream, StoredPage? page)
    {
        if (page is null || !stream.Feed(page))
        {
            stream.Vanish();
            if (stream.Storage!.Follower is { } follower)
                Remove(follower);
            return false;
        }
        stream.Storage!.First = Math.Max(stream.Storage.First, page.Stream.First);
        return page.Chunks.Count > 0 && page.Chunks[^1].LastSequence < page.Stream.Head;
    }

    private async Task<EventStream?> FollowAsync(string id)
    {
        try
        {
            if (TryGet(id, out var known))
                return known;
            await session.EnsureReadyAsync(CancellationToken.None).ConfigureAwait(false);
            if (await session.Store.FindAsync(id).ConfigureAwait(false) is not { } stored)
                return null;
            var stream = session.Registry.CreateFollowed(stored, session);
            await CatchUpAsync(stream, CancellationToken.None).ConfigureAwait(false);
            Add(stream);
            return stream;
        }
        finally
        {
            _finding.TryRemove(id, out _);
        }
    }
}
