namespace Sse.Workflow;

/// <summary>A finished phase.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
public sealed record PhaseSummary(string Name, WorkflowOutcome Outcome, double DurationMs);
