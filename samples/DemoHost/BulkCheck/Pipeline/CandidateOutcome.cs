namespace DemoHost.BulkCheck;

/// <summary>How the check of one candidate ended. Exactly one of the three is there: what was found, who is known, why it failed.</summary>
internal sealed record CandidateOutcome
{
    public LinkedinProfile? Profile { get; private init; }

    public Assessment? Assessment { get; private init; }

    /// <summary>The id of what was found, if it was kept.</summary>
    public long? SavedAs { get; private init; }

    public Candidate? Existing { get; private init; }

    public CandidateFailure? Failure { get; private init; }

    public static CandidateOutcome Found(LinkedinProfile profile, Assessment assessment, long? savedAs) =>
        new() { Profile = profile, Assessment = assessment, SavedAs = savedAs };

    public static CandidateOutcome Known(Candidate existing) => new() { Existing = existing };

    public static CandidateOutcome Failed(CandidateFailure failure) => new() { Failure = failure };
}
