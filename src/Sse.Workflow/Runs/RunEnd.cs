namespace Sse.Workflow;

/// <summary>How a workflow is to end.</summary>
/// <param name="Outcome">As in <see cref="NodeEnd"/>.</param>
/// <param name="Result">What it produced, as JSON on one line.</param>
/// <param name="Problem">Why it failed.</param>
internal readonly record struct RunEnd(WorkflowOutcome? Outcome, byte[]? Result = null, WorkflowProblem? Problem = null);
