namespace Sse.Workflow;

// What phases, steps and bulks share. Everything here runs outside of the writer's lock.
public sealed partial class EnhancedSseLogger
{
    internal WorkflowStep OpenStep(Node parent, string name, double weight, bool isFlat)
    {
        var above = parent.NearestOpen();
        var shown = _writer!.Runtime.Texts.Show(name, "(unnamed)");
        return OpenNode(new Node(NodeKind.Step, above, shown) { Weight = weight >= 0 ? weight : 1, IsFlat = isFlat });
    }

    internal WorkflowStep OpenNode(Node node)
    {
        _writer!.Telemetry.Begin(node, _writer.Clock);
        if (_writer.Open(node))
        {
            _writer.Runtime.Observer.NodeStarted(_writer, node);
        }
        else
        {
            _writer.Telemetry.Reject(node);
            _writer.Runtime.Observer.Ignored(Id, node.Name);
        }
        return new WorkflowStep(this, node);
    }

    internal void FinishNode(Node node, in NodeEnd end)
    {
        var observer = _writer!.Runtime.Observer;
        if (!_writer.Close(node, end, out var closed))
        {
            observer.Ignored(Id, node.Name);
            return;
        }
        if (closed is null)
            observer.NodeFinished(_writer, node);
        else
            Observe(closed);
    }

    /// <summary>Ends a node as its exception tells, and reports the problem once, where it came up first.</summary>
    internal void FinishNode(Node node, Exception exception)
    {
        if (!node.IsOpen)
            return;
        var outcome = OutcomeOf(exception);
        if (outcome == WorkflowOutcome.Canceled)
        {
            FinishNode(node, new NodeEnd(outcome));
            return;
        }
        var problem = _writer!.Runtime.Problems.FromException(exception);
        Raise(node, problem, exception, WorkflowOutcome.Failed, fatal: false);
        FinishNode(node, new NodeEnd(outcome, null, problem));
    }

    /// <summary>Reports a problem at a node, unless the same exception was reported further inside.</summary>
    internal void Raise(Node node, WorkflowProblem problem, Exception? exception, WorkflowOutcome severity, bool fatal)
    {
        if (exception is not null && !ReportedExceptions.TryAdd(exception))
            return;
        if (_writer!.Raise(node, problem, severity, fatal))
            _writer.Runtime.Observer.ProblemRaised(_writer, node, problem, exception);
        else
            _writer.Runtime.Observer.Ignored(Id, nameof(Problem));
    }

    /// <summary>
    /// Cancelled only if this run was asked to stop: a cancellation by any other token is a limit of somebody else's, hence a failure or a timeout.
    /// </summary>
    internal WorkflowOutcome OutcomeOf(Exception exception) =>
        exception is OperationCanceledException && CancellationToken.IsCancellationRequested ? WorkflowOutcome.Canceled
        : ProblemFactory.IsTimeout(exception) ? WorkflowOutcome.TimedOut
        : WorkflowOutcome.Failed;

    internal async Task<T> RunNodeAsync<T>(WorkflowStep step, Func<WorkflowStep, Task<T>> body, CancellationToken cancellationToken)
    {
        WorkflowContext.Enter(step);
        _writer!.Telemetry.MakeCurrent(step.Node!.Activity);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = await body(step).ConfigureAwait(false);
            step.CompleteIfOpen();
            return result;
        }
        catch (Exception exception)
        {
            FinishNode(step.Node!, exception);
            throw;
        }
    }

    // Written out again: as a call of the one above, each step without a result would pay for a closure and a second state machine.
    internal async Task RunNodeAsync(WorkflowStep step, Func<WorkflowStep, Task> body, CancellationToken cancellationToken)
    {
        WorkflowContext.Enter(step);
        _writer!.Telemetry.MakeCurrent(step.Node!.Activity);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await body(step).ConfigureAwait(false);
            step.CompleteIfOpen();
        }
        catch (Exception exception)
        {
            FinishNode(step.Node!, exception);
            throw;
        }
    }

    private void Observe(List<Node> closed)
    {
        foreach (var node in closed)
            _writer!.Runtime.Observer.NodeFinished(_writer, node);
    }
}
