namespace Sse.Workflow;

/// <summary>What can be told about the rest of some work. Values are never negative, infinite or not a number.</summary>
/// <param name="Rate">Units a second.</param>
/// <param name="Remaining">How long the rest will take; null until there is ground for a guess.</param>
/// <param name="Low">If the rest goes as well as it may.</param>
/// <param name="High">If the rest goes as badly as it may.</param>
internal readonly record struct ProgressEstimate(double Rate, TimeSpan? Remaining, TimeSpan? Low, TimeSpan? High);
