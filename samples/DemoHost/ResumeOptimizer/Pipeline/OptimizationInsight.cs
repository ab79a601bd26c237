namespace DemoHost.ResumeOptimizer;

/// <summary>Something that was found on the way.</summary>
/// <param name="Category">What it is about: <c>skills</c>.</param>
/// <param name="Importance"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="Message">What to tell.</param>
internal sealed record OptimizationInsight(string Category, string Importance, string Message);
