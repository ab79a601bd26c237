namespace Sse.Workflow;

/// <summary>
/// Makes timers that do not hold what happens to flow with whoever makes them: a timer lives longer than the request that was
/// the first to need it.
/// </summary>
internal static class DetachedTimer
{
    /// <summary>A timer that fires once, after <paramref name="dueTime"/>; by default not before it is changed.</summary>
    public static ITimer Create(TimeProvider time, TimerCallback callback, object state, TimeSpan? dueTime = null)
    {
        using var noFlow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return time.CreateTimer(callback, state, dueTime ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
