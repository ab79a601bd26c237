using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>The database cannot be used: no further candidate can be checked. What exactly happened is for the log.</summary>
internal sealed class CandidateStoreException(Exception innerException) : Exception("Database connection failed", innerException), IProblemSource
{
    public WorkflowProblem ToProblem() =>
        new("database_unavailable", Message) { Suggestion = "Try again in a while. Candidates that were checked before are kept.", Retryable = true };
}
