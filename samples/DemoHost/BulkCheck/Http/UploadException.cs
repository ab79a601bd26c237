namespace DemoHost.BulkCheck;

/// <summary>An upload is refused before any event; the problem is for its sender, the cause for nobody else than the log.</summary>
internal sealed class UploadException(UploadProblem problem, Exception? innerException = null) : Exception(problem.Title, innerException)
{
    public UploadProblem Problem => problem;
}
