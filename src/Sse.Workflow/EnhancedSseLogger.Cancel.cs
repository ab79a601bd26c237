namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    /// <summary>
    /// Asks the workflow to stop: says so in the stream and signals <see cref="CancellationToken"/>. If it has not ended when the
    /// deadline is over, it is ended as abandoned. Asking again changes nothing.
    /// </summary>
    /// <param name="by">Who asks; shown in the stream. Default: nobody in particular.</param>
    /// <param name="reason">Why. Default: none.</param>
    /// <returns>False when the workflow has ended or was asked before.</returns>
    public bool RequestCancel(string? by = null, string? reason = null)
    {
        if (_writer is not { } writer)
            return false;
        var texts = writer.Runtime.Texts;
        (by, reason) = (texts.Show(by), texts.Show(reason));
        if (!writer.RequestCancel(new CancelBody(by, reason)))
            return false;
        writer.Runtime.Observer.CancelRequested(Id, by, reason);
        _cancellation!.Signal(this, writer.Runtime.Time, writer.CancelDeadline);
        return true;
    }

    /// <summary>The deadline after a request to stop is over.</summary>
    internal void Abandon(string code, string message)
    {
        if (!IsEnding)
            EndRun(new RunEnd(WorkflowOutcome.Abandoned, null, new WorkflowProblem(code, message)));
    }
}
