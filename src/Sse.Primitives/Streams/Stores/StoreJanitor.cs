using System.Collections.Concurrent;

namespace Sse.Primitives;

/// <summary>
/// Ends the streams of nodes that give no signs of life any more, and applies retention. A node is dead when its count
/// of beats has not risen for the length of a lease on this node's own clock, so clocks are never compared.
/// </summary>
internal sealed class StoreJanitor(StoreSession session)
{
    private const int OrphansAtOnce = 32;

    private readonly TimeProvider _time = session.Time;

    // Owned by whoever holds the session's gate: the loop, or somebody who must know about one stream at once.
    private readonly Dictionary<string, (long Beat, long Since)> _seen = new(StringComparer.Ordinal);
    private HashSet<(string Id, long Epoch)> _suspects = [];
    private long _trimmed = session.Time.GetTimestamp();

    private readonly ConcurrentDictionary<string, (long Since, TimeSpan Wait)> _halfOpened = new(StringComparer.Ordinal);

    /// <summary>Ends when cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(session.Options.HeartbeatInterval, _time);
        do
        {
            try
            {
                await AloneAsync(() => WorkAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                session.Failed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Remembers a stream that is, or may be, this node's in the store and could not be opened here: nobody writes it, and no other node ends it
    /// while this one lives. It is ended with the first heartbeat after a while, unless it was opened or lost by then.
    /// </summary>
    public void LookAfter(string streamId, TimeSpan wait) => _halfOpened[streamId] = (_time.GetTimestamp(), wait);

    /// <summary>Somebody opens the stream again, and says so before the store knows: it is theirs then, not left behind.</summary>
    public void LeaveAlone(string streamId) => _halfOpened.TryRemove(streamId, out _);

    /// <summary>Ends a running stream now, instead of with the next heartbeat, if its owner is known to be dead.</summary>
    /// <returns>False when the owner may be alive.</returns>
    public async Task<bool> EndIfOrphanAsync(StoredStream stream, CancellationToken cancellationToken)
    {
        var ended = false;
        // Whoever asks may stop waiting; a stream that was taken over is ended all the same, or nobody would ever end it.
        await AloneAsync(async () =>
        {
            var (nodes, living) = await LookAsync(session.Stopping).ConfigureAwait(false);
            if (!living.Contains(stream.Owner) && nodes.Any(n => n.Id == stream.Owner))
                ended = await EndAsync(stream, session.Stopping).ConfigureAwait(false);
        }, session.Stopping).WaitAsync(cancellationToken).ConfigureAwait(false);
        return ended;
    }

    private async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await session.UpkeepGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await session.EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
            await work().ConfigureAwait(false);
        }
        finally
        {
            session.UpkeepGate.Release();
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        var (nodes, living) = await LookAsync(cancellationToken).ConfigureAwait(false);
        session.Succeeded();
        await EndHalfOpenedAsync(cancellationToken).ConfigureAwait(false);
        var orphans = await session.Store.FindOrphansAsync(living, OrphansAtOnce, cancellationToken).ConfigureAwait(false);
        if (orphans.Count > 0)
            await EndAsync(orphans, cancellationToken).ConfigureAwait(false);
        else
            await ForgetDeadAsync(nodes.Where(n => !living.Contains(n.Id)), cancellationToken).ConfigureAwait(false);
        if (_time.GetElapsedTime(_trimmed) >= session.Options.TrimInterval)
            await TrimAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A node gives a sign of life before it owns its first stream, so a list read now has every living owner of these. One that
    /// came back after it was forgotten is not in it until its next heartbeat: an unknown owner is given that time.
    /// </summary>
    private async Task EndAsync(IReadOnlyList<StoredStream> orphans, CancellationToken cancellationToken)
    {
        var (nodes, living) = await LookAsync(cancellationToken).ConfigureAwait(false);
        var unknown = orphans.Where(o => nodes.All(n => n.Id != o.Owner)).Select(o => (o.Id, o.Epochs.Current)).ToHashSet();
        foreach (var orphan in orphans)
        {
            var key = (orphan.Id, orphan.Epochs.Current);
            if (!living.Contains(orphan.Owner) && (!unknown.Contains(key) || _suspects.Contains(key)))
                await TryEndAsync(orphan, cancellationToken).ConfigureAwait(false);
        }
        _suspects = unknown;
    }

    private async Task EndHalfOpenedAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in _halfOpened)
        {
            if (_time.GetElapsedTime(entry.Value.Since) < entry.Value.Wait)
                continue;
            var stream = await FindHalfOpenedAsync(entry.Key, cancellationToken).ConfigureAwait(false);
            // Opened again meanwhile, before the look or after: the owner that was found may be the new one.
            if (!_halfOpened.TryGetValue(entry.Key, out var current) || current != entry.Value)
                continue;
            if (stream is null || await TryEndAsync(stream, cancellationToken).ConfigureAwait(false))
                _halfOpened.TryRemove(entry);
        }
    }

    /// <summary>Null when the stream is written here by now, or over, or another node's.</summary>
    private async ValueTask<StoredStream?> FindHalfOpenedAsync(string id, CancellationToken cancellationToken) =>
        !session.Registry.Owns(id)
        && await session.Store.FindAsync(id, cancellationToken).ConfigureAwait(false) is { IsCompleted: false } stream
        && stream.Owner == session.Node ? stream : null;

    /// <summary>One stream that cannot be ended must not keep the others from it.</summary>
    private async Task<bool> TryEndAsync(StoredStream stream, CancellationToken cancellationToken)
    {
        try
        {
            await EndAsync(stream, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            session.Failed(e);
            return false;
        }
    }

    /// <summary>
    /// Gives a sign of life, and looks at those of the others. How long a node has been silent is counted up to the question: while the answer was
    /// under way, which may take longer than a lease, it may have given many.
    /// </summary>
    private async Task<(IReadOnlyList<StoreNode> Nodes, HashSet<string> Living)> LookAsync(CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        var nodes = await session.Heartbeat.BeatAsync(cancellationToken).ConfigureAwait(false);
        return (nodes, Observe(nodes, asked));
    }

    private HashSet<string> Observe(IReadOnlyList<StoreNode> nodes, long asked)
    {
        var now = _time.GetTimestamp();
        foreach (var node in nodes)
        {
            if (!_seen.TryGetValue(node.Id, out var seen) || seen.Beat != node.Beat)
                _seen[node.Id] = (node.Beat, now);
        }
        foreach (var gone in _seen.Keys.Except(nodes.Select(n => n.Id)).ToList())
            _seen.Remove(gone);
        return [session.Node, .. _seen.Where(s => _time.GetElapsedTime(s.Value.Since, asked) < session.Options.LeaseDuration).Select(s => s.Key)];
    }

    private async Task<bool> EndAsync(StoredStream orphan, CancellationToken cancellationToken)
    {
        if (await session.Registry.TakeOverAsync(orphan, session, cancellationToken).ConfigureAwait(false) is not { } stream)
            return false;
        await AbandonedStream.EndAsync(stream, orphan.Owner, session.Options, _time, cancellationToken).ConfigureAwait(false);
        StoreMeter.CountAbandoned(session);
        return true;
    }

    /// <summary>Dead nodes that own nothing any more need not be looked at again.</summary>
    private async Task ForgetDeadAsync(IEnumerable<StoreNode> dead, CancellationToken cancellationToken)
    {
        foreach (var node in dead)
            await session.Store.LeaveAsync(node.Id, cancellationToken).ConfigureAwait(false);
    }

    private async Task TrimAsync(CancellationToken cancellationToken)
    {
        _trimmed = _time.GetTimestamp();
        var options = session.Options;
        var retention = new StoreRetention(options.KeepCompleted is { } keep ? _time.GetUtcNow() - keep : null, options.MaxEvents, options.MaxBytes);
        // The signs of life go on: what is left after one lease's worth of pieces is for the next time.
        for (var pieces = 0; pieces < 100 && await session.Store.TrimAsync(retention, cancellationToken).ConfigureAwait(false); pieces++)
        {
            if (_time.GetElapsedTime(_trimmed) > options.HeartbeatInterval)
                return;
        }
    }
}
