namespace DemoHost.BulkCheck;

/// <summary>How a profile fits, 0 to 100 each; see <see cref="CandidateScorer"/> for the rules.</summary>
internal sealed record Scoring(int SkillMatch, int OpenToWork, int JobStability, int Engagement, int CompanyConsistency, int OverallScore, string Priority);
