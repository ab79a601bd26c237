namespace Sse.Primitives;

/// <summary>The cursors that wait for one stream: a lock-free stack that a wake empties at once.</summary>
internal sealed class StreamWaiters
{
    /// <summary>One work item resumes this many readers and first hands the rest to another, so that all cores take part.</summary>
    private const int Batch = 32;

    private StreamWaiter? _top;

    public bool IsEmpty => Volatile.Read(ref _top) is null;

    public void Push(StreamWaiter waiter)
    {
        StreamWaiter? top;
        do
        {
            top = Volatile.Read(ref _top);
            waiter.Next = top;
        }
        while (Interlocked.CompareExchange(ref _top, waiter, top) != top);
    }

    /// <summary>Resumes every waiting cursor, on the thread pool: the writer never runs a reader's code.</summary>
    public void WakeAll()
    {
        // The reader pushes and then looks for news; the writer publishes and then looks for readers. Without the fence both
        // could look too early and the reader would sleep on.
        Interlocked.MemoryBarrier();
        // Nearly always empty or already taken while a burst is written, and an exchange would own the cache line each time.
        if (Volatile.Read(ref _top) is not null && Interlocked.Exchange(ref _top, null) is { } waiters)
            ThreadPool.UnsafeQueueUserWorkItem(new Waker(waiters), preferLocal: false);
    }

    private sealed class Waker(StreamWaiter first) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            HandOnTheRest();
            for (var waiter = first; waiter is not null;)
            {
                var next = waiter.Next;
                waiter.Unlink();
                waiter.Signal();
                waiter = next;
            }
        }

        private void HandOnTheRest()
        {
            var last = first;
            for (var i = 1; i < Batch && last.Next is { } next; i++)
                last = next;
            if (last.Next is not { } rest)
                return;
            last.Next = null;
            ThreadPool.UnsafeQueueUserWorkItem(new Waker(rest), preferLocal: false);
        }
    }
}
