namespace Sse.Workflow;

/// <summary>A hook for all workflows, as <see cref="SseWorkflowOptions.AddHook(string, Action{WorkflowEvent})"/> takes it.</summary>
internal sealed record GlobalHook(string EventType, Func<WorkflowEvent, Task> Callback);
