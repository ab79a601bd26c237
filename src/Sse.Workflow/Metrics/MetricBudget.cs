namespace Sse.Workflow;

/// <summary>How many more different metrics a workflow may have: names made from data must not fill the memory.</summary>
internal sealed class MetricBudget(int limit)
{
    private int _left = limit;

    public bool TryTake()
    {
        if (Volatile.Read(ref _left) <= 0)
            return false;
        if (Interlocked.Decrement(ref _left) >= 0)
            return true;
        GiveBack();
        return false;
    }

    /// <summary>A place that was taken is not needed.</summary>
    public void GiveBack() => Interlocked.Increment(ref _left);
}
