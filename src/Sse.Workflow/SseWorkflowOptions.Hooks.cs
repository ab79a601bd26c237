namespace Sse.Workflow;

public sealed partial class SseWorkflowOptions
{
    private readonly List<GlobalHook> _hooks = [];

    /// <summary>How long a hook may take for one event. Default: 10 seconds.</summary>
    public TimeSpan HookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After how many failures in a row a hook is not called again. Default: 5.</summary>
    public int MaxHookFailures { get; set; } = 5;

    /// <summary>How long disposing a logger waits for hooks to be brought the last events. Default: 10 seconds.</summary>
    public TimeSpan HookDrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Calls back for the events of all workflows; see <see cref="EnhancedSseLogger.AddHook(string, Func{WorkflowEvent, Task})"/>.</summary>
    /// <param name="eventType">
    /// One of <see cref="WorkflowEventTypes"/>, one of your own, or <see cref="WorkflowEventTypes.All"/>; <see cref="WorkflowEventTypes.Alert"/> for <see cref="AlertRaised"/>.
    /// </param>
    /// <param name="hook">The callback.</param>
    public void AddHook(string eventType, Func<WorkflowEvent, Task> hook)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventType);
        ArgumentNullException.ThrowIfNull(hook);
        _hooks.Add(new GlobalHook(eventType, hook));
    }

    /// <inheritdoc cref="AddHook(string, Func{WorkflowEvent, Task})"/>
    public void AddHook(string eventType, Action<WorkflowEvent> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        AddHook(eventType, HookCallbacks.AsAsync(hook));
    }

    internal IReadOnlyCollection<GlobalHook> Hooks => _hooks;
}
