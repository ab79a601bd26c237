namespace DemoHost.JobMonitor;

/// <summary>Adds a job to a queue.</summary>
/// <param name="QueueName">The queue.</param>
/// <param name="JobName">What to do.</param>
/// <param name="Data">What to do it with.</param>
/// <param name="JobId">
/// The job's id, for clients that want to watch before they add. It is what gives access to the job: make it of at least 16 random
/// characters. Null for one that the server makes.
/// </param>
internal sealed record AddJobRequest(string? QueueName, string? JobName, AddJobData? Data, string? JobId = null);
