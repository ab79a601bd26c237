namespace DemoHost.JobMonitor;

/// <summary>Answered by the statistics: the watchers of this process.</summary>
/// <param name="TotalConnections">Open connections.</param>
/// <param name="TotalJobSubscriptions">Jobs they watch; one that two watch counts twice.</param>
/// <param name="Connections">The connections.</param>
internal sealed record WatchStats(int TotalConnections, int TotalJobSubscriptions, IReadOnlyList<ConnectionStats> Connections);
