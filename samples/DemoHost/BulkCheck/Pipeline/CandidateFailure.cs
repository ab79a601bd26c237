namespace DemoHost.BulkCheck;

/// <summary>Why one candidate could not be checked; both are for the user.</summary>
/// <param name="Error">What happened.</param>
/// <param name="ErrorType">A name for programs.</param>
internal sealed record CandidateFailure(string Error, string ErrorType)
{
    public static CandidateFailure NotFound { get; } = new("LinkedIn profile not found", "NotFoundError");

    public static CandidateFailure Timeout { get; } = new("The profile search took too long", "TimeoutError");

    public static CandidateFailure Unexpected { get; } = new("The candidate could not be checked", "InternalError");

    public static CandidateFailure Invalid(string error) => new(error, "ValidationError");

    public static CandidateFailure Search(ProfileSearchException e) => new(e.Message, "SearchError");
}
