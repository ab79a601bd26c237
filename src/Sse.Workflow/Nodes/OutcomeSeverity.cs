namespace Sse.Workflow;

/// <summary>Which of two outcomes is worse, and what a child's outcome means for its parent.</summary>
internal static class OutcomeSeverity
{
    public static int Severity(this WorkflowOutcome outcome) => outcome switch
    {
        WorkflowOutcome.Succeeded or WorkflowOutcome.Skipped => 0,
        WorkflowOutcome.Warned => 1,
        WorkflowOutcome.Abandoned => 2,
        WorkflowOutcome.Canceled => 3,
        WorkflowOutcome.TimedOut => 4,
        _ => 5,
    };

    /// <summary>A step nobody ended says little about its phase: it warns. A skipped one says nothing.</summary>
    public static WorkflowOutcome AsSeenByParent(this WorkflowOutcome child) => child switch
    {
        WorkflowOutcome.Abandoned => WorkflowOutcome.Warned,
        WorkflowOutcome.Skipped => WorkflowOutcome.Succeeded,
        _ => child,
    };

    /// <summary>Whoever says that something succeeded knows best, but what went wrong inside stays visible: a warning.</summary>
    public static WorkflowOutcome SucceededOrWarned(this WorkflowOutcome worst) =>
        worst.Severity() == 0 ? WorkflowOutcome.Succeeded : WorkflowOutcome.Warned;
}
