using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>The states of a job, as the original's <c>job_status</c> tells them.</summary>
internal static class JobStatus
{
    public const string Started = "started";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    /// <summary>A run with a warning is complete; one that was abandoned has failed.</summary>
    public static string Of(WorkflowOutcome outcome) => outcome switch
    {
        WorkflowOutcome.Succeeded or WorkflowOutcome.Warned or WorkflowOutcome.Skipped => Completed,
        WorkflowOutcome.Canceled => Canceled,
        _ => Failed,
    };
}
