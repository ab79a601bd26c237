namespace Sse.Workflow;

/// <summary>Brings alerts to the hooks for them, under the same limits as events: each on its own, one call at a time, disabled after failures.</summary>
internal sealed class AlertHooks
{
    private readonly RunObserver _observer;
    private readonly HookCaller _caller;
    private readonly Hook[] _hooks;

    // Each hook's latest call; several rules may be broken at once. Owned by whoever raises, which is one check at a time.
    private readonly Task[] _calls;

    public AlertHooks(IEnumerable<GlobalHook> hooks, HookCaller caller, RunObserver observer)
    {
        (_caller, _observer) = (caller, observer);
        _hooks = [.. hooks.Where(h => h.EventType == WorkflowEventTypes.Alert).Select(h => new Hook(h.EventType, h.Callback, after: 0))];
        _calls = [.. _hooks.Select(_ => Task.CompletedTask)];
    }

    public void Raise(WorkflowAlert alert)
    {
        _observer.AlertRaised(alert);
        var e = new AlertRaised(alert);
        for (var i = 0; i < _hooks.Length; i++)
            _calls[i] = CallAfterAsync(_calls[i], _hooks[i], e);
    }

    /// <summary>Never fails. The hook's time limit and the rules' pauses keep the line short.</summary>
    private async Task CallAfterAsync(Task previous, Hook hook, AlertRaised e)
    {
        await previous.ConfigureAwait(false);
        if (!hook.IsRemoved)
            await _caller.CallAsync(hook, e, e.Alert.Rule.Name).ConfigureAwait(false);
    }
}
