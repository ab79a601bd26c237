namespace Sse.Workflow;

public sealed partial class WorkflowStep
{
    /// <summary>Reports an error of this step, which goes on; if it is not ended otherwise, it will have failed.</summary>
    /// <param name="message">What to tell the user.</param>
    /// <param name="exception">What happened: all of it goes to the log and to traces. Default: none.</param>
    /// <param name="suggestion">What the user can do. Default: what the exception suggests, if it is an <see cref="IProblemSource"/>.</param>
    public void Error(string message, Exception? exception = null, string? suggestion = null)
    {
        if (_logger is null)
            return;
        var runtime = _logger.Writer!.Runtime;
        var problem = runtime.Problems.FromMessage(message, exception);
        if (suggestion is not null)
            problem = problem with { Suggestion = runtime.Texts.Show(suggestion) };
        _logger.Raise(Node!, problem, exception, WorkflowOutcome.Failed, fatal: false);
    }

    /// <summary>Reports a problem that the step lives with: it can end with a warning at best.</summary>
    /// <param name="code">A short, stable name that code can compare.</param>
    /// <param name="message">What to tell the user.</param>
    /// <param name="suggestion">What the user can do. Default: nothing.</param>
    /// <param name="retryable">Whether trying again may help. Default: unknown.</param>
    public void Problem(string code, string message, string? suggestion = null, bool? retryable = null) =>
        Problem(new WorkflowProblem(code, message) { Suggestion = suggestion, Retryable = retryable });

    /// <inheritdoc cref="Problem(string, string, string?, bool?)"/>
    /// <param name="problem">What to tell the user.</param>
    public void Problem(WorkflowProblem problem) => _logger?.RaiseProblem(Node!, problem);
}
