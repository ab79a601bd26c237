namespace DemoHost.BulkCheck;

/// <summary>Words the end of one row's check as the original does.</summary>
internal sealed class CandidateEvents(CandidateRow row, long index, long total, long milliseconds)
{
    private const string Type = "candidate";

    public NewCandidateEvent New(CandidateOutcome outcome) => new(Type, index, total, true)
    {
        CandidateId = outcome.SavedAs,
        CandidateInfo = RowRules.Show(row),
        LinkedinProfile = outcome.Profile!,
        Scoring = outcome.Assessment!.Scoring,
        Hireability = outcome.Assessment.Hireability,
        Insights = outcome.Assessment.Insights,
        CompanyDifference = outcome.Assessment.CompanyDifference,
        SavedToDatabase = outcome.SavedAs is not null,
        IsExistingCandidate = false,
        ProcessingTime = milliseconds,
    };

    public ExistingCandidateEvent Existing(Candidate existing) => new(Type, index, total, true)
    {
        CandidateInfo = RowRules.Show(row),
        ExistingCandidate = ExistingCandidate.From(existing),
        IsExistingCandidate = true,
        ProcessingTime = milliseconds,
    };

    public FailedCandidateEvent Failed(CandidateFailure failure) => new(Type, index, total, false)
    {
        CandidateInfo = RowRules.Show(row),
        Error = failure.Error,
        ErrorType = failure.ErrorType,
        ProcessingTime = milliseconds,
    };
}
