namespace DemoHost.ResumeOptimizer;

/// <summary>What starts a job.</summary>
/// <param name="ResumeText">The resume.</param>
/// <param name="JobText">The job; wins over <paramref name="JobUrl"/>.</param>
/// <param name="JobUrl">Where the job's page is.</param>
/// <param name="PaceMs">A pause between two pieces of work, for people who watch; not in the original. Default: none.</param>
internal sealed record StartRequest(string? ResumeText, string? JobText, string? JobUrl, int? PaceMs);
