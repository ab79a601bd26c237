namespace Sse.Workflow;

/// <summary>Outcomes as statuses.</summary>
internal static class StatusOfOutcome
{
    /// <summary>The two enums name outcomes in the same order; a test holds them together.</summary>
    public static WorkflowStatus ToStatus(this WorkflowOutcome outcome) => WorkflowStatus.Succeeded + (int)outcome;
}
