namespace Sse.Workflow;

/// <summary>The names of outcomes as events, reports and metric tags carry them.</summary>
internal static class OutcomeNames
{
    /// <summary>How many outcomes there are: arrays of counts have this length.</summary>
    public const int Count = 7;

    private static readonly string[] Names = ["succeeded", "warned", "failed", "skipped", "canceled", "timedOut", "abandoned"];

    public static string WireName(this WorkflowOutcome outcome) => Names[(int)outcome];

    /// <summary>Failed, timed out and abandoned are errors; cancelled is somebody's wish.</summary>
    public static bool IsError(this WorkflowOutcome outcome) =>
        outcome is WorkflowOutcome.Failed or WorkflowOutcome.TimedOut or WorkflowOutcome.Abandoned;
}
