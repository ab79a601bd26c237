namespace DemoHost.BulkCheck;

/// <summary>A candidate that was found, and scored. <c>candidateId</c> is null when nothing was saved.</summary>
internal sealed record NewCandidateEvent(string Type, long Index, long Total, bool Success)
{
    public required long? CandidateId { get; init; }

    public required CandidateInfo CandidateInfo { get; init; }

    public required LinkedinProfile LinkedinProfile { get; init; }

    public required Scoring Scoring { get; init; }

    public required Hireability Hireability { get; init; }

    public required IReadOnlyList<string> Insights { get; init; }

    public required string CompanyDifference { get; init; }

    public required bool SavedToDatabase { get; init; }

    public required bool IsExistingCandidate { get; init; }

    public required long ProcessingTime { get; init; }
}
