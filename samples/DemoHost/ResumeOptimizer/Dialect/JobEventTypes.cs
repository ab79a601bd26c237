namespace DemoHost.ResumeOptimizer;

/// <summary>The names of the original's events.</summary>
internal static class JobEventTypes
{
    public const string JobStatus = "job_status";
    public const string StepProgress = "step_progress";
    public const string Insight = "insight_emitted";
    public const string Metric = "metric_update";
    public const string Validation = "validation_update";
    public const string Diff = "diff_chunk";

    /// <summary>Also what <c>EventSource</c> calls a lost connection: only the server's has data.</summary>
    public const string Error = "error";

    public const string Heartbeat = "heartbeat";
    public const string Done = "done";
}
