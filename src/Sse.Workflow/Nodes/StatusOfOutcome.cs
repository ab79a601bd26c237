namespace Sse.Workflow;

/// <summary>Outcomes as statuses, and statuses as stores and addresses name them.</summary>
internal static class StatusOfOutcome
{
    private static readonly string[] Names = ["running", "canceling", .. Enum.GetValues<WorkflowOutcome>().Select(o => o.WireName())];

    /// <summary>The two enums name outcomes in the same order; a test holds them together.</summary>
    public static WorkflowStatus ToStatus(this WorkflowOutcome outcome) => WorkflowStatus.Succeeded + (int)outcome;

    public static string WireName(this WorkflowStatus status) => Names[(int)status];

    /// <summary>Reads <see cref="WireName"/>; null for anything else.</summary>
    public static WorkflowStatus? ToStatus(string name) => Array.IndexOf(Names, name) is var at and >= 0 ? (WorkflowStatus)at : null;
}
