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
    private CancellationTokenRegistration _caller;
    private CancellationTokenRegistration _parent;
    private ITimer? _deadline;

    public CancellationToken Token => _source.Token;

    /// <summary>Asks the run to stop when the caller gives up or its parent is asked to. Called once.</summary>
    public void Follow(EnhancedSseLogger run, CancellationToken caller, CancellationToken parent)
    {
        _caller = caller.UnsafeRegister(static state => ((EnhancedSseLogger)state!).RequestCancel("caller", "The caller has given up."), run);
        _parent = parent.UnsafeRegister(static state => ((EnhancedSseLogger)state!).RequestCancel("parent", "The parent workflow was asked to stop."), run);
        // Others know the run by its id, and may have ended it.
        if (run.Outcome is not null)
            Detach();
    }

    /// <summary>
    /// Signals the token, with its callbacks on the thread pool: they are code of the user, and whoever asks for a stop must not wait
    /// for them or meet their exceptions. The run is abandoned when it does not end in time.
    /// </summary>
    public void Signal(EnhancedSseLogger run, TimeProvider time, TimeSpan deadline)
    {
        _ = SignalAsync();
        Volatile.Write(ref _deadline, DetachedContext.CreateTimer(time, static state => Expire((EnhancedSseLogger)state!), run, deadline));
        if (run.Outcome is not null)
            Detach();
    }

    /// <summary>The run has ended: neither other tokens nor the deadline concern it any more.</summary>
    public void Detach()
    {
        // Unregister, not Dispose: the run may be ended by a callback of that very token.
        _caller.Unregister();
        _parent.Unregister();
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
