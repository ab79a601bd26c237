namespace DemoHost.ResumeOptimizer;

/// <summary>Texts to try the optimiser with.</summary>
internal sealed record ResumeSample(string Name, string ResumeText, string JobText);
