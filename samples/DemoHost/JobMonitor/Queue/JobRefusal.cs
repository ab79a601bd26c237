namespace DemoHost.JobMonitor;

/// <summary>Why a job was not added.</summary>
internal enum JobRefusal
{
    /// <summary>Another job has or had the id.</summary>
    IdTaken,

    /// <summary>Too many jobs wait.</summary>
    QueueFull,
}
