namespace DemoHost.JobMonitor;

/// <summary>The figures of a queue, over all processes that share it.</summary>
/// <param name="QueueName">The queue.</param>
/// <param name="Waiting">Jobs that nobody works on yet.</param>
/// <param name="Active">Jobs somebody works on.</param>
/// <param name="Completed">Jobs that ended well within the last day.</param>
/// <param name="Failed">Jobs that failed within the last day.</param>
/// <param name="Timestamp">When this was so, in Unix milliseconds.</param>
internal sealed record QueueStats(string QueueName, long Waiting, long Active, long Completed, long Failed, long Timestamp)
{
    /// <summary>The name of the event.</summary>
    public const string EventType = "queue_stats";
}
