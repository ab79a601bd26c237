namespace DemoHost.JobMonitor;

/// <summary>The original's <c>heartbeat</c>.</summary>
/// <param name="Timestamp">Unix milliseconds.</param>
internal sealed record JobHeartbeat(long Timestamp)
{
    /// <summary>The name of the event.</summary>
    public const string EventType = "heartbeat";
}
