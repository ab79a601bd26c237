namespace Sse.Workflow;

/// <summary>How one step ended, as reports and history need it.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="ChildTime">How long the steps inside it took, added up.</param>
internal readonly record struct StepEnd(WorkflowOutcome Outcome, TimeSpan Duration, TimeSpan ChildTime);
