namespace Sse.Workflow;

/// <summary>
/// A last value that is written from time to time instead of at every change: the progress of a node, a metric. Changing it
/// takes no lock; one intrusive link makes being due free of allocation.
/// </summary>
/// <remarks>
/// The order of two writes keeps updates from being lost. Whoever changes the value does so with an interlocked operation and then looks
/// whether the update is queued; the writer first takes it off the queue and then reads the value.
/// </remarks>
internal abstract class MergedUpdate
{
    private int _queued;

    /// <summary>The update queued before this one. Owned by <see cref="MergeQueue"/> while queued.</summary>
    public MergedUpdate? Next { get; set; }

    /// <summary>Whether the caller has to queue it: false when it is queued already.</summary>
    public bool TryMark() => Volatile.Read(ref _queued) == 0 && Interlocked.Exchange(ref _queued, 1) == 0;

    /// <summary>Off the queue: changes from here on queue it again.</summary>
    public void Unmark() => Interlocked.Exchange(ref _queued, 0);

    /// <summary>Writes the value of this moment as an event. Called under the workflow's lock.</summary>
    public abstract void Flush(WorkflowWriter writer, TimeSpan at);
}
