namespace DemoHost.BulkCheck;

/// <summary>A candidate that the company has already.</summary>
internal sealed record ExistingCandidateEvent(string Type, long Index, long Total, bool Success)
{
    public required CandidateInfo CandidateInfo { get; init; }

    public required ExistingCandidate ExistingCandidate { get; init; }

    public required bool IsExistingCandidate { get; init; }

    public required long ProcessingTime { get; init; }
}
