using System.Collections.ObjectModel;

namespace Sse.Workflow;

/// <summary>The phases a workflow is going to have, in order: <c>Phases = { { WorkflowPhase.Validation, 1 }, { WorkflowPhase.Processing, 8 } }</c>.</summary>
public sealed class ExpectedPhases : Collection<ExpectedPhase>
{
    /// <summary>Adds a phase.</summary>
    /// <param name="phase">Its name.</param>
    /// <param name="weight">Its share of the whole. Default: 1.</param>
    /// <param name="expectedSteps">How many steps it will have. Default: unknown.</param>
    public void Add(WorkflowPhase phase, double weight = 1, int? expectedSteps = null) =>
        Add(new ExpectedPhase(phase, weight, expectedSteps));
}
