namespace DemoHost.ResumeOptimizer;

/// <summary>What is to be optimised.</summary>
/// <param name="ResumeText">The resume as <see cref="PlainText"/>.</param>
/// <param name="JobText">The job as <see cref="PlainText"/>; null when there is none, or it is to be fetched.</param>
/// <param name="JobUrl">Where the job's page is; null when its text was sent, or there is no job.</param>
/// <param name="Pace">A pause between two pieces of work, for people who watch.</param>
internal sealed record OptimizationRequest(string ResumeText, string? JobText, Uri? JobUrl, TimeSpan Pace);
