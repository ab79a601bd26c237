namespace Sse.Client;

/// <summary>
/// The token of one attempt, or of the pause before it: signalled by the reader's own token, by silence while it is watched, or
/// by <see cref="Restart"/>. Afterwards it can tell which.
/// </summary>
internal sealed class AttemptGuard : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _idleTimeout;
    private readonly ITimer? _timer;

    public AttemptGuard(SseClientOptions options, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _idleTimeout = options.IdleTimeout;
        if (_idleTimeout != Timeout.InfiniteTimeSpan)
            _timer = options.TimeProvider.CreateTimer(static guard => ((AttemptGuard)guard!).OnSilence(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the server was silent for too long.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Whether the reader asked for another connection.</summary>
    public bool IsRestart { get; private set; }

    /// <summary>Starts counting silence, anew with every call.</summary>
    public void Watch() => _timer?.Change(_idleTimeout, Timeout.InfiniteTimeSpan);

    /// <summary>Stops counting: what passes now is not the server's time.</summary>
    public void Rest() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Cuts the attempt or pause short. Safe from any thread, also while or after <see cref="Dispose"/> runs.</summary>
    public void Restart()
    {
        IsRestart = true;
        Cancel();
    }

    /// <summary>Says why an attempt failed in terms of the reader; <paramref name="error"/> itself unless silence or a time limit was the cause.</summary>
    public Exception Explain(Exception error) =>
        IsSilent ? new TimeoutException($"The server sent nothing for {_idleTimeout.TotalSeconds:0.###} s.", error)
        : error is OperationCanceledException { InnerException: TimeoutException limit } ? limit
        : error;

    public void Dispose()
    {
        _timer?.Dispose();
        _source.Dispose();
    }

    private void OnSilence()
    {
        IsSilent = true;
        Cancel();
    }

    private void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended by itself in the same moment.
        }
    }
}
