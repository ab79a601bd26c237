namespace Sse.Workflow;

internal sealed partial class WorkflowWriter
{
    /// <summary>A last value has changed: it becomes an event when the interval is over, or before the workflow ends.</summary>
    public void Touch(MergedUpdate update)
    {
        if (!update.TryMark())
            return;
        if (_due.Push(update))
            Runtime.MergeTimer.Schedule(_due);
    }

    /// <summary>A node has said how far it is, which moves the whole too.</summary>
    public void TouchProgress(NodeProgress progress)
    {
        Touch(progress);
        Touch(_progress);
    }

    /// <summary>Writes what is due.</summary>
    public void Flush()
    {
        var at = Clock.Elapsed;
        lock (_gate)
        {
            if (!_isEnded)
                FlushLocked(at);
        }
    }

    private void FlushLocked(TimeSpan at)
    {
        _sites.Apply();
        for (var update = _due.TakeAll(); update is not null;)
        {
            var next = update.Next;
            update.Next = null;
            update.Unmark();
            update.Flush(this, at);
            update = next;
        }
    }
}
