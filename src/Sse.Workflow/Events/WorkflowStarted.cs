namespace Sse.Workflow;

/// <summary><c>workflow.started</c>: the first event of every workflow.</summary>
public sealed record WorkflowStarted : RunEvent;
