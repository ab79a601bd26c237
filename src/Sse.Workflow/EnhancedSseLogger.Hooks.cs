using Sse.Primitives;

namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    private HookRunner? _hooks;

    /// <summary>
    /// Calls back for every event of a type that is written from here on: in order, off the writer's path, in the background. A callback that
    /// throws or takes longer than <see cref="SseWorkflowOptions.HookTimeout"/> is logged and, after
    /// <see cref="SseWorkflowOptions.MaxHookFailures"/> times in a row, not called again. It never breaks the run.
    /// </summary>
    /// <param name="eventType">One of <see cref="WorkflowEventTypes"/>, one of your own, or <see cref="WorkflowEventTypes.All"/>.</param>
    /// <param name="hook">The callback.</param>
    /// <returns>Dispose it to take the hook out. Disposing the logger waits for events that were not brought yet.</returns>
    public IDisposable AddHook(string eventType, Func<WorkflowEvent, Task> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        if (_writer is not { } writer)
            return HookRegistration.None;
        var after = writer.Appended;
        if (Volatile.Read(ref _hooks) is null)
            Interlocked.CompareExchange(ref _hooks, new HookRunner(Stream, writer.Runtime, new StreamPosition(Stream.Epoch, after)), null);
        return AddHook(new Hook(eventType ?? WorkflowEventTypes.All, hook, after));
    }

    /// <inheritdoc cref="AddHook(string, Func{WorkflowEvent, Task})"/>
    public IDisposable AddHook(string eventType, Action<WorkflowEvent> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return AddHook(eventType, HookCallbacks.AsAsync(hook));
    }

    /// <summary>Hooks for all workflows hear everything, the first event too.</summary>
    internal void AddHooks(IReadOnlyCollection<GlobalHook> hooks)
    {
        if (hooks.Count == 0)
            return;
        _hooks = new HookRunner(Stream, _writer!.Runtime, new StreamPosition(Stream.Epoch, 0));
        foreach (var hook in hooks)
            AddHook(new Hook(hook.EventType, hook.Callback, 0));
    }

    private HookRegistration AddHook(Hook hook)
    {
        _hooks!.Add(hook);
        return new HookRegistration(hook);
    }
}
