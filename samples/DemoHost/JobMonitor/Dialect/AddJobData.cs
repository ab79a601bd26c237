namespace DemoHost.JobMonitor;

/// <summary>What a job works on.</summary>
/// <param name="ResumeId">The client's own name of the resume; the job's id begins with it.</param>
/// <param name="FileName">The name that came with the upload address.</param>
/// <param name="PaceMs">A pause before each stage, for people who watch; bounded by the server.</param>
internal sealed record AddJobData(string? ResumeId, string? FileName, int PaceMs = 0);
