namespace Sse.Workflow;

/// <summary><c>step.started</c>.</summary>
public sealed record StepStarted : StepEvent;
