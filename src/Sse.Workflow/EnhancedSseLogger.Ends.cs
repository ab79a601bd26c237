using System.Text.Json.Serialization.Metadata;

namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    // Written under _endLock, read without it.
    private bool _isEnding;
    private bool _isFinished;

    /// <summary>For those who must wait while another thread ends the workflow. Owned by _endLock.</summary>
    private TaskCompletionSource? _finished;

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
        var shown = writer.Runtime.Problems.Shown(problem);
        Raise(writer.CurrentFlat, shown, null, WorkflowOutcome.Failed, fatal: true);
        EndRun(new RunEnd(WorkflowOutcome.Failed, null, shown));
    }

    /// <summary>Ends the workflow as failed.</summary>
    /// <param name="message">What to tell the user.</param>
    public void Fail(string message) => Fail(new WorkflowProblem(ProblemFactory.General, message));

    /// <summary>Ends the workflow; what went wrong inside decides how, unless you do. The counterpart of <see cref="EndPhase"/>.</summary>
    /// <param name="outcome">How it ended, if you know better. Default: the worst phase, step or error decides.</param>
    public void End(WorkflowOutcome? outcome = null)
    {
        if (_writer is not null)
            EndRun(new RunEnd(outcome));
    }

    /// <summary>
    /// Ends the workflow as abandoned if nobody has ended it; then waits until hooks were brought the last events, at most for
    /// <see cref="SseWorkflowOptions.HookDrainTimeout"/>.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        if (_writer is null)
            return ValueTask.CompletedTask;
        if (!IsEnding)
            EndRun(new RunEnd(WorkflowOutcome.Abandoned));
        WorkflowContext.Leave(this);
        return _hooks is null && Volatile.Read(ref _isFinished) ? ValueTask.CompletedTask : DrainAsync();
    }

    internal void CompleteWith<T>(T result, bool includeResult)
    {
        if (includeResult)
            Complete(result);
        else
            Complete();
    }

    /// <summary>Whether somebody has ended the workflow; hooks that run before it is written may still be at work.</summary>
    internal bool IsEnding => _writer is null or { IsEnded: true } || Volatile.Read(ref _isEnding);

    internal void EndRun(in RunEnd end, Exception? exception = null)
    {
        if (_writer is null)
            return;
        if (!TryBeginEnd(out var hooks))
            Ignore(nameof(End));
        else if (hooks is not null)
            _ = FinishAfterAsync(hooks, end, exception);
        else
            Finish(end, exception);
    }

    private void Finish(in RunEnd end, Exception? exception)
    {
        var writer = _writer!;
        List<Node>? closed;
        try
        {
            if (!writer.End(end, out closed))
                return;
        }
        finally
        {
            SayFinished();
        }
        _cancellation!.Detach();
        Observe(closed ?? []);
        writer.Runtime.Observer.RunFinished(writer, exception);
        writer.Runtime.Directory.Ended(this);
    }

    /// <summary>Whether there is something left to end: a problem must not be reported for a run that is over.</summary>
    private bool CanEnd()
    {
        if (!IsEnding)
            return true;
        Ignore(nameof(End));
        return false;
    }

    /// <summary>The first one ends the workflow; callbacks that come later than this come too late.</summary>
    private bool TryBeginEnd(out List<Func<BeforeFinishArguments, Task>>? hooks)
    {
        lock (_endLock)
        {
            hooks = null;
            if (_isEnding)
                return false;
            hooks = _beforeFinish;
            Volatile.Write(ref _isEnding, true);
            return true;
        }
    }

    private void SayFinished()
    {
        TaskCompletionSource? finished;
        lock (_endLock)
        {
            Volatile.Write(ref _isFinished, true);
            finished = _finished;
        }
        finished?.SetResult();
    }

    private Task WaitForEndAsync()
    {
        lock (_endLock)
        {
            if (_isFinished)
                return Task.CompletedTask;
            _finished ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _finished.Task;
        }
    }

    private async ValueTask DrainAsync()
    {
        await WaitForEndAsync().ConfigureAwait(false);
        if (_hooks is { } hooks)
            await hooks.DrainAsync().ConfigureAwait(false);
    }
}
