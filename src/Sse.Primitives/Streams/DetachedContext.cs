namespace Sse.Primitives;

/// <summary>Keeps what flows with the caller (activity, log scopes, request) out of timers and loops that are started in its scope.</summary>
internal static class DetachedContext
{
    /// <summary>Until the result is disposed, on this thread.</summary>
    public static AsyncFlowControl Enter() => ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
}
