using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sse.Workflow;

/// <summary>
/// Tells everybody outside of the stream what happened: the ordinary log, the reports, meters and traces. Called outside of the workflow's lock; whatever a log
/// provider throws ends here.
/// </summary>
internal sealed partial class RunObserver(ILogger logger, WorkflowAggregator reports, RunHistory history)
{
    private readonly bool _isSilent = ReferenceEquals(logger, NullLogger.Instance);

    public void RunStarted(string id, string name)
    {
        reports.RunStarted(name);
        Guarded((id, name), static (log, e) => LogRunStarted(log, e.name, e.id));
    }

    public void RunFinished(WorkflowWriter run, Exception? exception)
    {
        var root = run.Root;
        reports.RunFinished(root.Name, root.Outcome, root.Duration);
        Learn(root, new HistoryKey(root.Name));
        run.Telemetry.FinishRun(root.Outcome, root.Duration, root.Problem);
        Guarded((id: run.Stream.Id, root, exception), static (log, e) =>
        {
            var level = e.root.Outcome switch
            {
                WorkflowOutcome.Failed or WorkflowOutcome.TimedOut => LogLevel.Error,
                WorkflowOutcome.Warned or WorkflowOutcome.Abandoned => LogLevel.Warning,
                _ => LogLevel.Information,
            };
            LogRunFinished(log, level, e.root.Name, e.id, e.root.Outcome, e.root.Duration.TotalMilliseconds, e.exception);
        });
    }

    public void NodeStarted(WorkflowWriter run, Node node)
    {
        Guarded((id: run.Stream.Id, node), static (log, e) =>
        {
            if (e.node.Kind == NodeKind.Phase)
                LogPhaseStarted(log, e.node.Name, e.id);
            else
                LogStepStarted(log, e.node.Name, e.id);
        });
    }

    public void NodeFinished(WorkflowWriter run, Node node)
    {
        if (node.Kind == NodeKind.Phase)
        {
            reports.PhaseFinished(run.Root.Name, node.Name, node.Outcome, node.Duration);
            Learn(node, new HistoryKey(run.Root.Name, node.Name));
            run.Telemetry.FinishPhase(node.Activity, node.Name, node.Outcome, node.Duration, node.Problem);
        }
        else
        {
            // Reports and history get steps in batches: see StepSites.
            run.Telemetry.FinishStep(node.Activity, node.Phase?.Name, node.Name, node.Outcome, node.Duration, node.Problem);
        }
        Guarded((id: run.Stream.Id, node), static (log, e) =>
        {
            var level = e.node.Outcome.Severity() == 0 ? LogLevel.Information : LogLevel.Warning;
            if (e.node.Kind == NodeKind.Phase)
                LogPhaseFinished(log, level, e.node.Name, e.id, e.node.Outcome, e.node.Duration.TotalMilliseconds);
            else
                LogStepFinished(log, level, e.node.Name, e.id, e.node.Outcome, e.node.Duration.TotalMilliseconds);
        });
    }

    public void ProblemRaised(WorkflowWriter run, Node node, WorkflowProblem problem, Exception? exception)
    {
        reports.ProblemRaised(run.Root.Name, problem.Code, problem.Message);
        run.Telemetry.ProblemRaised(problem.Code);
        if (exception is not null)
            run.Telemetry.ExceptionRaised(node.Activity, exception);
        Guarded((id: run.Stream.Id, problem, exception), static (log, e) => LogProblem(log, e.problem.Code, e.problem.Message, e.id, e.exception));
    }

    public void AlertRaised(WorkflowAlert alert) =>
        Guarded(alert, static (log, a) => LogAlert(log, a.Rule.Name, a.Rule.Workflow ?? "*", a.Figures.Runs, a.Figures.ErrorRate, a.Figures.P95?.TotalMilliseconds));

    public void CancelRequested(string id, string? by, string? reason) =>
        Guarded((id, by, reason), static (log, e) => LogCancelRequested(log, e.id, e.by, e.reason));

    public void HookFailed(string id, string eventType, bool isDisabled, Exception exception) =>
        Guarded((id, eventType, isDisabled, exception), static (log, e) =>
        {
            if (e.isDisabled)
                LogHookDisabled(log, e.eventType, e.id, e.exception);
            else
                LogHookFailed(log, e.eventType, e.id, e.exception);
        });

    public void ItemFailed(string id, string bulk, long index, bool isFirst, Exception exception) =>
        Guarded((id, bulk, index, isFirst, exception), static (log, e) =>
            LogItemFailed(log, e.isFirst ? LogLevel.Warning : LogLevel.Debug, e.index, e.bulk, e.id, e.exception));

    public void Ignored(string id, string call) =>
        Guarded((id, call), static (log, e) => LogIgnored(log, e.call, e.id));

    /// <summary>What went wrong says nothing about how long the work takes.</summary>
    private void Learn(Node node, in HistoryKey key)
    {
        if (node.Outcome is WorkflowOutcome.Succeeded or WorkflowOutcome.Warned)
            history.Learn(key, node.Duration, node.ChildTime);
    }

    /// <summary>A line that was written to a workflow's logger belongs into the ordinary log too, with everything the stream leaves out.</summary>
    public void Line<TState>(in LogEntry<TState> entry)
    {
        try
        {
            logger.Log(entry.LogLevel, entry.EventId, entry.State, entry.Exception, entry.Formatter!);
        }
        catch (Exception)
        {
            // A log provider that fails must not fail the work that is logged.
        }
    }

    private void Guarded<TState>(TState state, Action<ILogger, TState> write)
    {
        if (_isSilent)
            return;
        try
        {
            write(logger, state);
        }
        catch (Exception)
        {
            // A log provider that fails must not fail the work that is logged.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Workflow {Name} started ({WorkflowId})")]
    private static partial void LogRunStarted(ILogger logger, string name, string workflowId);

    [LoggerMessage(EventId = 2, Message = "Workflow {Name} {Outcome} after {DurationMs} ms ({WorkflowId})")]
    private static partial void LogRunFinished(ILogger logger, LogLevel level, string name, string workflowId, WorkflowOutcome outcome, double durationMs, Exception? exception);

    [LoggerMessage(3, LogLevel.Information, "Phase {Name} started ({WorkflowId})")]
    private static partial void LogPhaseStarted(ILogger logger, string name, string workflowId);

    [LoggerMessage(EventId = 4, Message = "Phase {Name} {Outcome} after {DurationMs} ms ({WorkflowId})")]
    private static partial void LogPhaseFinished(ILogger logger, LogLevel level, string name, string workflowId, WorkflowOutcome outcome, double durationMs);

    [LoggerMessage(5, LogLevel.Debug, "Step {Name} started ({WorkflowId})")]
    private static partial void LogStepStarted(ILogger logger, string name, string workflowId);

    [LoggerMessage(EventId = 6, Message = "Step {Name} {Outcome} after {DurationMs} ms ({WorkflowId})")]
    private static partial void LogStepFinished(ILogger logger, LogLevel level, string name, string workflowId, WorkflowOutcome outcome, double durationMs);

    [LoggerMessage(7, LogLevel.Warning, "Problem {Code}: {ProblemMessage} ({WorkflowId})")]
    private static partial void LogProblem(ILogger logger, string code, string problemMessage, string workflowId, Exception? exception);

    [LoggerMessage(8, LogLevel.Information, "Workflow {WorkflowId} asked to stop by {By}: {Reason}")]
    private static partial void LogCancelRequested(ILogger logger, string workflowId, string? by, string? reason);

    [LoggerMessage(9, LogLevel.Debug, "{Call} ignored: workflow {WorkflowId} has ended, or there is nothing it matches")]
    private static partial void LogIgnored(ILogger logger, string call, string workflowId);

    [LoggerMessage(10, LogLevel.Warning, "The hook for {EventType} failed ({WorkflowId})")]
    private static partial void LogHookFailed(ILogger logger, string eventType, string workflowId, Exception exception);

    [LoggerMessage(11, LogLevel.Error, "The hook for {EventType} failed too often and is not called again ({WorkflowId})")]
    private static partial void LogHookDisabled(ILogger logger, string eventType, string workflowId, Exception exception);

    [LoggerMessage(12, LogLevel.Warning, "Alert {Rule} ({Workflow}): {Runs} runs, {ErrorRate:P1} errors, p95 {P95Ms} ms")]
    private static partial void LogAlert(ILogger logger, string rule, string workflow, long runs, double errorRate, double? p95Ms);

    [LoggerMessage(EventId = 13, Message = "Item {Index} of {Bulk} failed ({WorkflowId})")]
    private static partial void LogItemFailed(ILogger logger, LogLevel level, long index, string bulk, string workflowId, Exception exception);
}
