namespace Sse.Workflow;

/// <summary>The updates of one workflow that are due: a lock-free stack that is emptied at once.</summary>
internal sealed class MergeQueue(WorkflowWriter writer)
{
    private MergedUpdate? _top;
    private WorkflowWriter? _writer = writer;

    /// <summary>Writes what is due, unless the workflow has ended.</summary>
    public void Flush() => Volatile.Read(ref _writer)?.Flush();

    /// <summary>The workflow has ended: the timer may still hold the queue for a moment, and must not hold the workflow and its stream.</summary>
    public void Close() => Volatile.Write(ref _writer, null);

    /// <summary>Queues an update that <see cref="MergedUpdate.TryMark"/> gave to the caller.</summary>
    /// <returns>Whether the queue was empty before: then somebody has to be told that there is something due.</returns>
    public bool Push(MergedUpdate update)
    {
        MergedUpdate? top;
        do
        {
            top = Volatile.Read(ref _top);
            update.Next = top;
        }
        while (Interlocked.CompareExchange(ref _top, update, top) != top);
        return top is null;
    }

    /// <summary>Takes all updates, the one queued first at the front, linked by <see cref="MergedUpdate.Next"/>.</summary>
    public MergedUpdate? TakeAll()
    {
        if (Volatile.Read(ref _top) is null)
            return null;
        MergedUpdate? first = null;
        for (var update = Interlocked.Exchange(ref _top, null); update is not null;)
        {
            var next = update.Next;
            update.Next = first;
            first = update;
            update = next;
        }
        return first;
    }
}
