using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>
/// A job page that could not be had. What does not answer and what may not be asked look the same to the visitor, so that nobody can learn from here
/// what there is inside the network.
/// </summary>
/// <param name="code">A short, stable name: <c>job_url_unreachable</c>.</param>
/// <param name="message">What is wrong, without addresses of the inside.</param>
/// <param name="innerException">What was underneath; for operators only.</param>
internal sealed class JobPageException(string code, string message, Exception? innerException = null) : Exception(message, innerException), IProblemSource
{
    private const string PasteInstead = "Open the page yourself and paste its text.";

    public string Code => code;

    public static JobPageException Unreachable(Exception? innerException = null) => new("job_url_unreachable", "The job page could not be fetched.", innerException);

    public static JobPageException TooLarge() => new("job_url_too_large", "The job page is too large.");

    public static JobPageException TooSlow(Exception? innerException = null) => new("job_url_timeout", "The job page took too long.", innerException);

    public static JobPageException NotText() => new("job_url_not_text", "The job page is neither HTML nor plain text.");

    /// <inheritdoc/>
    public WorkflowProblem ToProblem() => new(code, Message) { Suggestion = PasteInstead, Retryable = code is "job_url_timeout" };
}
