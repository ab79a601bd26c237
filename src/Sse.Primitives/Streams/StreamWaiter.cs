using System.Threading.Tasks.Sources;

namespace Sse.Primitives;

/// <summary>
/// One cursor's wait, used again and again: a node of <see cref="StreamWaiters"/> and the source of the awaited task.
/// </summary>
/// <remarks>
/// A wait that ends early (cancelled, woken by hand) leaves its node in the list until the next wake. The next wait then finds
/// itself still linked and does not push again. Both sides order their two writes so that none is missed: the cursor arms and
/// then looks whether it is linked; the waker unlinks and then looks whether it is armed.
/// </remarks>
internal sealed class StreamWaiter : IValueTaskSource
{
    private const int Idle = 0;
    private const int Armed = 1;

    private ManualResetValueTaskSourceCore<bool> _source;
    private CancellationTokenRegistration _registration;
    private int _state;
    private int _linked;

    public StreamWaiter(bool runContinuationsAsynchronously) =>
        _source.RunContinuationsAsynchronously = runContinuationsAsynchronously;

    /// <summary>Owned by <see cref="StreamWaiters"/> while linked.</summary>
    public StreamWaiter? Next { get; set; }

    /// <summary>How many were linked below it, and itself. Owned by <see cref="StreamWaiters"/> while linked.</summary>
    public int Depth { get; set; }

    /// <summary>Whether somebody waits; a node that is linked and is not waited on was left behind.</summary>
    public bool IsArmed => Volatile.Read(ref _state) == Armed;

    public ValueTask Task => new(this, _source.Version);

    public void Arm()
    {
        _source.Reset();
        Interlocked.Exchange(ref _state, Armed);
    }

    /// <summary>Whether the caller must push the node: false when an earlier wait left it in the list.</summary>
    public bool TryLink() => Interlocked.Exchange(ref _linked, 1) == 0;

    /// <summary>Called by the waker, after it has read <see cref="Next"/>.</summary>
    public void Unlink()
    {
        Next = null;
        Interlocked.Exchange(ref _linked, 0);
    }

    /// <summary>Ends the wait, if one is going on. Safe from any thread, any number of times.</summary>
    public void Signal()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Armed) == Armed)
            _source.SetResult(true);
    }

    /// <summary>Ends the wait that is armed when the token is signalled.</summary>
    public void CancelOn(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            _registration = cancellationToken.UnsafeRegister(static (state, token) => ((StreamWaiter)state!).Cancel(token), this);
    }

    private void Cancel(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Armed) == Armed)
            _source.SetException(new OperationCanceledException(cancellationToken));
    }

    void IValueTaskSource.GetResult(short token)
    {
        // Waits for a callback under way, so that a late cancellation never hits the next wait.
        _registration.Dispose();
        _registration = default;
        _source.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
