namespace DemoHost.ResumeOptimizer;

/// <summary>The scores of the resume as it was, and of the optimised one.</summary>
internal sealed record OptimizationScores(ScoreCard Before, ScoreCard After);
