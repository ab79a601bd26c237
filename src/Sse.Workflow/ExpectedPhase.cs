namespace Sse.Workflow;

/// <summary>A phase that a workflow is going to have.</summary>
/// <param name="Phase">Its name.</param>
/// <param name="Weight">Its share of the whole, against the weights of the other phases.</param>
/// <param name="ExpectedSteps">How many steps it will have; null when unknown.</param>
public readonly record struct ExpectedPhase(WorkflowPhase Phase, double Weight = 1, int? ExpectedSteps = null);
