namespace DemoHost.ResumeOptimizer;

/// <summary>Answered when a job is asked to stop.</summary>
internal sealed record JobAnswer(string JobId, string Status);
