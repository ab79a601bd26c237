namespace DemoHost.BulkCheck;

/// <summary>A candidate that could not be checked; the others go on.</summary>
internal sealed record FailedCandidateEvent(string Type, long Index, long Total, bool Success)
{
    public required CandidateInfo CandidateInfo { get; init; }

    public required string Error { get; init; }

    public required string ErrorType { get; init; }

    public required long ProcessingTime { get; init; }
}
