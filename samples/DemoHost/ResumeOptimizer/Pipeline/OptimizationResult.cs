namespace DemoHost.ResumeOptimizer;

/// <summary>What came of a job. It holds the whole resume, so it is fetched by its id and never sent in events.</summary>
internal sealed record OptimizationResult(
    string JobId,
    string Status,
    string ResumeText,
    string OptimizedText,
    OptimizationScores Scores,
    OptimizationSkills Skills,
    IReadOnlyList<RuleResult> Validations,
    IReadOnlyList<EditData> Edits,
    IReadOnlyList<OptimizationInsight> Insights);
