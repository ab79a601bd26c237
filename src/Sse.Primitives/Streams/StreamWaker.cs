namespace Sse.Primitives;

/// <summary>
/// Resumes a list of waiting readers on the thread pool, in batches. A batch first hands on the rest, so that all cores take part and a reader that takes
/// its time delays no more than its batch.
/// </summary>
/// <param name="first">The readers, linked. Nobody else touches them any more.</param>
/// <param name="isRest">Whether batches of the same list go before.</param>
internal sealed class StreamWaker(StreamWaiter first, bool isRest = false) : IThreadPoolWorkItem
{
    private const int Batch = 32;

    private bool _letsOthersPass = isRest;

    public void Queue() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    public void Execute()
    {
        // What the batches before have written is sent by work items of the web server, at more cost than the writing. Were all cores to write first,
        // events would pile up: later for everybody, and with more memory. So a batch goes once more to the end of the queue.
        if (_letsOthersPass)
        {
            _letsOthersPass = false;
            Queue();
            return;
        }
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
        new StreamWaker(rest, isRest: true).Queue();
    }
}
