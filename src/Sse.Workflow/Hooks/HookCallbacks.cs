namespace Sse.Workflow;

/// <summary>What is common to callbacks of the user's.</summary>
internal static class HookCallbacks
{
    /// <summary>Callbacks run on the thread pool anyway: a plain one is one that has ended when it returns.</summary>
    public static Func<WorkflowEvent, Task> AsAsync(Action<WorkflowEvent> hook) => e =>
    {
        hook(e);
        return Task.CompletedTask;
    };
}
