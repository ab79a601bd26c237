namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    /// <summary>
    /// Reports an error. The run goes on; if nobody says otherwise (<see cref="End"/>), it will have failed. Belongs to the step
    /// begun last on the logger, else to its phase.
    /// </summary>
    /// <param name="message">What to tell the user.</param>
    /// <param name="exception">What happened: all of it goes to the log and to traces, the stream shows its type's name. Default: none.</param>
    /// <param name="suggestion">What the user can do. Default: what the exception suggests, if it is an <see cref="IProblemSource"/>.</param>
    public void Error(string message, Exception? exception = null, string? suggestion = null)
    {
        if (_writer is not { } writer)
            return;
        var problem = writer.Runtime.Problems.FromMessage(message, exception);
        if (suggestion is not null)
            problem = problem with { Suggestion = writer.Runtime.Texts.Show(suggestion) };
        Raise(writer.CurrentFlat, problem, exception, WorkflowOutcome.Failed, fatal: false);
    }

    /// <summary>Reports a problem that the run lives with: it can end with a warning at best.</summary>
    /// <param name="code">A short, stable name that code can compare.</param>
    /// <param name="message">What to tell the user.</param>
    /// <param name="suggestion">What the user can do. Default: nothing.</param>
    /// <param name="retryable">Whether trying again may help. Default: unknown.</param>
    public void Problem(string code, string message, string? suggestion = null, bool? retryable = null) =>
        Problem(new WorkflowProblem(code, message) { Suggestion = suggestion, Retryable = retryable });

    /// <inheritdoc cref="Problem(string, string, string?, bool?)"/>
    /// <param name="problem">What to tell the user.</param>
    public void Problem(WorkflowProblem problem)
    {
        if (_writer is { } writer)
            RaiseProblem(writer.CurrentFlat, problem);
    }

    internal void RaiseProblem(Node node, WorkflowProblem? problem)
    {
        var shown = _writer!.Runtime.Problems.Shown(problem);
        Raise(node, shown, null, WorkflowOutcome.Warned, fatal: false);
    }
}
