namespace DemoHost.JobMonitor;

/// <summary>One open connection. The job is not named: its id is what gives access to it.</summary>
/// <param name="ConnectionId">As the connection's <c>connected</c> event told.</param>
/// <param name="ConnectedAt">Unix milliseconds.</param>
/// <param name="JobSubscriptions">How many jobs it watches.</param>
/// <param name="QueueName">The queue whose figures it gets; null for none.</param>
internal sealed record ConnectionStats(string ConnectionId, long ConnectedAt, int JobSubscriptions, string? QueueName);
