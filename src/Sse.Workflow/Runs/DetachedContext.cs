namespace Sse.Workflow;

/// <summary>
/// Keeps what happens to flow with the caller (activity, log scopes, request) out of timers and loops that outlive the request which was the first
/// to need them.
/// </summary>
internal static class DetachedContext
{
    /// <summary>Until the result is disposed, on this thread.</summary>
    public static AsyncFlowControl Enter() => ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();

    /// <summary>A timer that fires once, after <paramref name="dueTime"/>; by default not before it is changed.</summary>
    public static ITimer CreateTimer(TimeProvider time, TimerCallback callback, object state, TimeSpan? dueTime = null)
    {
        using var noFlow = Enter();
        return time.CreateTimer(callback, state, dueTime ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
