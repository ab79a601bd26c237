using DemoHost.CvExtraction;

namespace DemoHost.JobMonitor;

/// <summary>What the analysis produces.</summary>
/// <param name="Score">0 to 100: the sum of the parts.</param>
/// <param name="Parts">How the score came about.</param>
/// <param name="Profile">What the resume says.</param>
internal sealed record ResumeReport(int Score, IReadOnlyList<ScorePart> Parts, CvProfile Profile);
