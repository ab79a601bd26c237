namespace Sse.Workflow;

/// <summary>Brings alerts to the hooks for them, under the same limits as events: each on its own, one call at a time, disabled after failures.</summary>
internal sealed class AlertHooks
{
    private readonly SseWorkflowOptions _options;
    private readonly TimeProvider _time;
    private readonly RunObserver _observer;
    private readonly Hook[] _hooks;

    public AlertHooks(SseWorkflowOptions options, TimeProvider time, RunObserver observer)
    {
        (_options, _time, _observer) = (options, time, observer);
        _hooks = [.. options.Hooks.Where(h => h.EventType == WorkflowEventTypes.Alert).Select(h => new Hook(h.EventType, h.Callback, after: 0))];
    }

    public void Raise(WorkflowAlert alert)
    {
        _observer.AlertRaised(alert);
        var e = new AlertRaised(alert);
        foreach (var hook in _hooks)
        {
            if (!hook.IsRemoved)
                _ = CallAsync(hook, e);
        }
    }

    private async Task CallAsync(Hook hook, AlertRaised e)
    {
        try
        {
            await hook.CallAsync(e, _options.HookTimeout, _time).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _observer.HookFailed(e.Alert.Rule.Name, hook.EventType, hook.Fail(_options.MaxHookFailures), exception);
        }
    }
}
