namespace Sse.Workflow;

public sealed partial class WorkflowStep
{
    /// <summary>Ends the step well; with a warning if something inside it went wrong.</summary>
    /// <param name="message">What came out of it. Default: none.</param>
    public void Complete(string? message = null) => End(WorkflowOutcome.Succeeded, message);

    /// <summary>Ends the step well, but somebody should look at it.</summary>
    /// <param name="message">What is to be looked at.</param>
    public void Warn(string message) => End(WorkflowOutcome.Warned, message);

    /// <summary>Ends the step without having done it, on purpose.</summary>
    /// <param name="reason">Why. Default: none.</param>
    public void Skip(string? reason = null) => End(WorkflowOutcome.Skipped, reason);

    /// <summary>Ends the step as failed, or timed out, or cancelled, as the exception tells. The run goes on.</summary>
    /// <param name="exception">What went wrong. Of it the stream shows what is safe; the log and traces show all.</param>
    public void Fail(Exception exception)
    {
        if (_logger is null)
            return;
        _logger.FinishNode(Node!, exception ?? new InvalidOperationException("A step failed without an exception."));
    }

    /// <summary>Ends the step as failed. The run goes on.</summary>
    /// <param name="problem">What to tell the user.</param>
    public void Fail(WorkflowProblem problem)
    {
        if (_logger is null)
            return;
        var shown = _logger.Writer!.Runtime.Problems.Shown(problem);
        _logger.Raise(Node!, shown, null, WorkflowOutcome.Failed, fatal: false);
        _logger.FinishNode(Node!, new NodeEnd(WorkflowOutcome.Failed, null, shown));
    }

    /// <summary>Ends the step as failed. The run goes on.</summary>
    /// <param name="message">What to tell the user.</param>
    public void Fail(string message) => Fail(new WorkflowProblem(ProblemFactory.General, message));

    private void End(WorkflowOutcome outcome, string? message)
    {
        if (_logger is null)
            return;
        _logger.FinishNode(Node!, new NodeEnd(outcome, _logger.Writer!.Runtime.Texts.Show(message)));
    }
}
