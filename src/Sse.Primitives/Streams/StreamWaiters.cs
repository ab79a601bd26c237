namespace Sse.Primitives;

/// <summary>The cursors that wait for one stream: a lock-free stack that a wake empties at once.</summary>
internal sealed class StreamWaiters
{
    /// <summary>Up to so many are linked before anybody looks which of them still wait.</summary>
    private const int LeastLimit = 512;

    private StreamWaiter? _top;
    private int _limit = LeastLimit;

    public bool IsEmpty => Volatile.Read(ref _top) is null;

    /// <summary>How many are linked, those included that were left behind.</summary>
    public int Depth => Volatile.Read(ref _top)?.Depth ?? 0;

    public void Push(StreamWaiter waiter)
    {
        StreamWaiter? top;
        do
        {
            top = Volatile.Read(ref _top);
            waiter.Next = top;
            waiter.Depth = (top?.Depth ?? 0) + 1;
        }
        while (Interlocked.CompareExchange(ref _top, waiter, top) != top);
        if (waiter.Depth >= Volatile.Read(ref _limit))
            ShedLeftBehind();
    }

    /// <summary>Resumes every waiting cursor, on the thread pool: the writer never runs a reader's code.</summary>
    public void WakeAll()
    {
        // The reader pushes and then looks for news; the writer publishes and then looks for readers. Without the fence both
        // could look too early and the reader would sleep on.
        Interlocked.MemoryBarrier();
        // Nearly always empty or already taken while a burst is written, and an exchange would own the cache line each time.
        if (Volatile.Read(ref _top) is not null && Interlocked.Exchange(ref _top, null) is { } waiters)
            new StreamWaker(waiters).Queue();
    }

    /// <summary>
    /// Readers that leave a stream without news leave their waiters here, and the next event may never come. When there are too many, all are woken:
    /// those that still wait find nothing and come back, at most as many times as their number doubles.
    /// </summary>
    private void ShedLeftBehind()
    {
        if (Interlocked.Exchange(ref _top, null) is not { } waiters)
            return;
        var waiting = 0;
        for (var waiter = waiters; waiter is not null; waiter = waiter.Next)
            waiting += waiter.IsArmed ? 1 : 0;
        Volatile.Write(ref _limit, Math.Max(LeastLimit, 2 * waiting));
        new StreamWaker(waiters).Queue();
    }
}
