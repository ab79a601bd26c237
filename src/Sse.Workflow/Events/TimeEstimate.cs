namespace Sse.Workflow;

/// <summary>How long the rest will take. Never negative or infinite; absent until there is ground for a guess.</summary>
/// <param name="Ms">The best guess, in milliseconds.</param>
/// <param name="LowMs">If the rest goes as well as it may, in milliseconds.</param>
/// <param name="HighMs">If it goes as badly as it may, in milliseconds.</param>
public sealed record TimeEstimate(double Ms, double LowMs, double HighMs);
