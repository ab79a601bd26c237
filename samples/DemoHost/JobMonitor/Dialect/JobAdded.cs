namespace DemoHost.JobMonitor;

/// <summary>Answered to an added job.</summary>
/// <param name="JobId">Watch it under this id.</param>
internal sealed record JobAdded(string JobId);
