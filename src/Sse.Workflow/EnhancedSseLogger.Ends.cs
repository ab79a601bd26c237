using System.Text.Json.Serialization.Metadata;

namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    /// <summary>Ends the workflow well; with a warning if something inside it went wrong. Open steps end as abandoned.</summary>
    public void Complete() => EndRun(new RunEnd(WorkflowOutcome.Succeeded));

    /// <summary>Ends the workflow well, with a result; with a warning if something inside it went wrong.</summary>
    /// <param name="result">What it produced, shown in <c>workflow.finished</c>; it is serialised before this method returns.</param>
    /// <param name="typeInfo">How it is serialised. Default: looked up in <see cref="SseWorkflowOptions.JsonOptions"/>.</param>
    public void Complete<T>(T result, JsonTypeInfo<T>? typeInfo = null)
    {
        if (_writer is { } writer)
            EndRun(new RunEnd(WorkflowOutcome.Succeeded, writer.Runtime.Payloads.Serialize(result, typeInfo)));
    }

    /// <summary>Ends the workflow as failed, timed out or cancelled, as the exception tells.</summary>
    /// <param name="exception">What went wrong. Of it the stream shows what is safe; the log and traces show all.</param>
    public void Fail(Exception exception)
    {
        if (_writer is not { } writer || !CanEnd())
            return;
        exception ??= new InvalidOperationException("A workflow failed without an exception.");
        var outcome = OutcomeOf(exception);
        var problem = outcome == WorkflowOutcome.Canceled ? null : writer.Runtime.Problems.FromException(exception);
        if (problem is not null)
            Raise(writer.CurrentFlat, problem, exception, WorkflowOutcome.Failed, fatal: true);
        EndRun(new RunEnd(outcome, null, problem), exception);
    }

    /// <summary>Ends the workflow as failed.</summary>
    /// <param name="problem">What to tell the user.</param>
    public void Fail(WorkflowProblem problem)
    {
        if (_writer is not { } writer || !CanEnd())
            return;
        var shown = writer.Runtime.Problems.Shown(problem ?? new WorkflowProblem(ProblemFactory.Unexpected, ""));
        Raise(writer.CurrentFlat, shown, null, WorkflowOutcome.Failed, fatal: true);
        EndRun(new RunEnd(WorkflowOutcome.Failed, null, shown));
    }

    /// <summary>Ends the workflow; what went wrong inside decides how, unless you do. The counterpart of <see cref="EndPhase"/>.</summary>
    /// <param name="outcome">How it ended, if you know better. Default: the worst phase, step or error decides.</param>
    public void End(WorkflowOutcome? outcome = null)
    {
        if (_writer is not null)
            EndRun(new RunEnd(outcome));
    }

    /// <summary>Ends the workflow as abandoned if nobody has ended it.</summary>
    public ValueTask DisposeAsync()
    {
        if (_writer is { IsEnded: false })
            EndRun(new RunEnd(WorkflowOutcome.Abandoned));
        WorkflowContext.Leave(this);
        return ValueTask.CompletedTask;
    }

    internal void CompleteWith<T>(T result, bool includeResult)
    {
        if (includeResult)
            Complete(result);
        else
            Complete();
    }

    internal void EndRun(in RunEnd end, Exception? exception = null)
    {
        var writer = _writer;
        if (writer is null)
            return;
        if (!writer.End(end, out var closed))
        {
            writer.Runtime.Observer.Ignored(Id, nameof(End));
            return;
        }
        _cancellation!.Detach();
        Observe(closed ?? []);
        writer.Runtime.Observer.RunFinished(writer, exception);
        writer.Runtime.Directory.Ended(this);
    }

    /// <summary>Whether there is something left to end: a problem must not be reported for a run that is over.</summary>
    private bool CanEnd()
    {
        if (!_writer!.IsEnded)
            return true;
        Ignore(nameof(End));
        return false;
    }
}
