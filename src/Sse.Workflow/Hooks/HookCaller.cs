namespace Sse.Workflow;

/// <summary>Calls hooks under the limits that the options set. What goes wrong in one ends here: it is logged and counted against it.</summary>
internal sealed class HookCaller(SseWorkflowOptions options, TimeProvider time, RunObserver observer)
{
    /// <param name="hook">The hook.</param>
    /// <param name="e">What it is called for.</param>
    /// <param name="subject">What the event is about, for the log: a workflow's id, an alert's rule.</param>
    public async Task CallAsync(Hook hook, WorkflowEvent e, string subject)
    {
        try
        {
            await hook.CallAsync(e, options.HookTimeout, time).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var isDisabled = hook.Fail(options.MaxHookFailures);
            observer.HookFailed(subject, hook.EventType, isDisabled, exception);
        }
    }
}
