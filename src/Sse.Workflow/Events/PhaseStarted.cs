namespace Sse.Workflow;

/// <summary><c>phase.started</c>.</summary>
public sealed record PhaseStarted : PhaseEvent;
