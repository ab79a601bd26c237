using System.Diagnostics.CodeAnalysis;

namespace Sse.Workflow;

/// <summary>
/// The token of one run: signalled by a request to stop, by the token of the caller, or by the parent workflow. The source is
/// never disposed, because somebody may still ask for the token; without a timer it holds nothing that needs to be freed.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The token may be asked for after the run; a source without a timer holds nothing to free.")]
internal sealed class RunCancellation
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _outer;
    private ITimer? _deadline;

    public RunCancellation(CancellationToken outer = default) =>
        _outer = outer.UnsafeRegister(static state => ((RunCancellation)state!).Signal(), this);

    public CancellationToken Token => _source.Token;

    /// <summary>
    /// Signals the token on the thread pool: the callbacks are code of the user, and whoever asks for a stop must not wait for
    /// them or meet their exceptions.
    /// </summary>
    public void Signal() => _ = SignalAsync();

    /// <summary>Signals the token and abandons the run when it does not end in time.</summary>
    public void Signal(EnhancedSseLogger run, TimeProvider time, TimeSpan deadline)
    {
        Signal();
        try
        {
            Volatile.Write(ref _deadline, time.CreateTimer(static state => Expire((EnhancedSseLogger)state!), run, deadline, Timeout.InfiniteTimeSpan));
        }
        catch (Exception)
        {
            // A clock that cannot make timers: the run then ends when it ends.
        }
        if (run.Outcome is not null)
            Detach();
    }

    /// <summary>The run has ended: neither the outer token nor the deadline concerns it any more.</summary>
    public void Detach()
    {
        // Unregister, not Dispose: the run may be ended by a callback of that very token.
        _outer.Unregister();
        Interlocked.Exchange(ref _deadline, null)?.Dispose();
    }

    private static void Expire(EnhancedSseLogger run) =>
        run.Abandon("cancel_deadline", "The workflow was asked to stop and did not end in time.");

    private async Task SignalAsync()
    {
        try
        {
            await _source.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A callback of the user's failed; the token is signalled all the same.
        }
    }
}
