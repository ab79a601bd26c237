namespace Sse.Workflow;

/// <summary>
/// Decides what of an exception end users may see: what the exception itself offers as <see cref="IProblemSource"/>, else a general
/// message and the type's name.
/// </summary>
internal sealed class ProblemFactory(TextGuard texts, bool includeExceptionMessages)
{
    /// <summary>The code of a failure that did not say what it is.</summary>
    public const string Unexpected = "unexpected";

    /// <summary>The code of a failure that has a message and nothing else.</summary>
    public const string General = "error";

    private const string Timeout = "timeout";

    private const string NoMessage = "An error occurred.";

    public WorkflowProblem FromException(Exception exception)
    {
        if (Offered(exception) is { } problem)
            return Shown(problem with { ErrorType = problem.ErrorType ?? exception.GetType().Name });
        var timedOut = IsTimeout(exception);
        var general = timedOut ? "It took longer than allowed." : "An unexpected error occurred.";
        var message = includeExceptionMessages ? texts.Show(exception.Message, general) : general;
        return new WorkflowProblem(timedOut ? Timeout : Unexpected, message)
        {
            ErrorType = exception.GetType().Name,
            Retryable = timedOut ? true : null,
        };
    }

    /// <summary>As <see cref="FromException"/>, under a message that the caller has chosen.</summary>
    public WorkflowProblem FromMessage(string? message, Exception? exception)
    {
        if (exception is null)
            return new WorkflowProblem(General, texts.Show(message, NoMessage));
        var problem = FromException(exception);
        return string.IsNullOrEmpty(message) ? problem : problem with { Message = texts.Show(message, problem.Message) };
    }

    /// <summary>A problem as readers may see it; a general one for null.</summary>
    public WorkflowProblem Shown(WorkflowProblem? problem) => problem is null
        ? new WorkflowProblem(Unexpected, NoMessage)
        : problem with
        {
            Code = texts.Show(problem.Code, Unexpected),
            Message = texts.Show(problem.Message, NoMessage),
            Suggestion = texts.Show(problem.Suggestion),
        };

    /// <summary>Timeouts of <c>HttpClient</c> are cancellations with a <see cref="TimeoutException"/> inside.</summary>
    public static bool IsTimeout(Exception exception) =>
        exception is TimeoutException || (exception is OperationCanceledException && exception.InnerException is TimeoutException);

    private static WorkflowProblem? Offered(Exception exception)
    {
        try
        {
            return (exception as IProblemSource)?.ToProblem();
        }
        catch (Exception)
        {
            return null;
        }
    }
}
