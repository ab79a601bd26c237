namespace Sse.Workflow;

/// <summary>How many more different metrics a workflow may have: names made from data must not fill the memory.</summary>
internal sealed class MetricBudget(int limit)
{
    private int _left = limit;

    public bool TryTake()
    {
        if (Volatile.Read(ref _left) <= 0)
            return false;
        return Interlocked.Decrement(ref _left) >= 0;
    }
}
