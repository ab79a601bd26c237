namespace DemoHost.JobMonitor;

/// <summary>The states of the original's jobs.</summary>
internal static class JobStatus
{
    public const string Started = "started";
    public const string InProgress = "in_progress";
    public const string Completed = "completed";
    public const string Failed = "failed";
}
