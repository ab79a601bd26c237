using Sse.Primitives;

namespace DemoHost.JobMonitor;

/// <summary>What a look for a job found.</summary>
/// <param name="Job">Its stream; null when it has not begun, or nobody could tell.</param>
/// <param name="IsCertain">False when the store was away, which may know the job.</param>
internal readonly record struct JobLook(EventStream? Job, bool IsCertain);
