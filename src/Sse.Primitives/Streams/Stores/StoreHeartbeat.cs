namespace Sse.Primitives;

/// <summary>This node's signs of life.</summary>
internal sealed class StoreHeartbeat(StoreSession session)
{
    private readonly TimeProvider _time = session.Time;

    // Written by whoever beats; 0 before the first time.
    private long _beaten;

    /// <summary>Gives one now.</summary>
    /// <returns>Those of all nodes.</returns>
    public async ValueTask<IReadOnlyList<StoreNode>> BeatAsync(CancellationToken cancellationToken)
    {
        var nodes = await session.Store.BeatAsync(session.Node, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _beaten, Math.Max(1, _time.GetTimestamp()));
        return nodes;
    }

    /// <summary>
    /// Gives them while <see cref="StoreJanitor"/>, which does so otherwise, is busy: what a dead node left behind may take longer to end than a
    /// lease, and nobody must take this node for dead meanwhile. Ends when cancelled.
    /// </summary>
    public async Task KeepUpAsync(CancellationToken cancellationToken)
    {
        var interval = session.Options.HeartbeatInterval;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(1, interval.TotalMilliseconds / 2)), _time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!IsOverdue(interval * 1.2))
                continue;
            try
            {
                await BeatAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Whether the store is away is for the janitor to say.
            }
        }
    }

    private bool IsOverdue(TimeSpan after) => Volatile.Read(ref _beaten) is var beaten and not 0 && _time.GetElapsedTime(beaten) > after;
}
