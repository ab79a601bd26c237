namespace Sse.Workflow;

/// <summary>How a node is to end.</summary>
/// <param name="Outcome">
/// What the caller says: null leaves it to the worst child; <see cref="WorkflowOutcome.Succeeded"/> becomes a warning when
/// something inside went wrong; anything else stands.
/// </param>
/// <param name="Message">A last word; null keeps the message there is.</param>
/// <param name="Problem">Why it failed.</param>
internal readonly record struct NodeEnd(WorkflowOutcome? Outcome, string? Message = null, WorkflowProblem? Problem = null)
{
    /// <summary>What becomes of a node with these children and problems.</summary>
    public WorkflowOutcome Resolve(WorkflowOutcome worst) => Outcome switch
    {
        null => worst,
        WorkflowOutcome.Succeeded => worst.SucceededOrWarned(),
        { } said => said,
    };

    /// <summary>What becomes of a child that is still open when its parent ends like this.</summary>
    public static WorkflowOutcome ForOpenChild(WorkflowOutcome parent, WorkflowOutcome childWorst) => parent switch
    {
        WorkflowOutcome.Failed or WorkflowOutcome.Canceled or WorkflowOutcome.TimedOut => parent,
        _ => childWorst == WorkflowOutcome.Failed ? WorkflowOutcome.Failed : WorkflowOutcome.Abandoned,
    };
}
