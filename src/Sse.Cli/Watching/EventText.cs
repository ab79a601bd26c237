using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>Events in words. What only changes numbers, or repeats what another event says, has none.</summary>
internal static class EventText
{
    /// <summary>Whether the event's text has the name of its node in it.</summary>
    public static bool NamesItself(WorkflowEvent e) => e is PhaseEvent or StepEvent or StepRetrying or BulkEvent;

    public static (string Kind, string Text)? Of(WorkflowEvent e) => e switch
    {
        WorkflowStarted run => ("started", $"{run.Name} {run.WorkflowId}{Tags(run)}"),
        WorkflowFinished run => (Word(run.Outcome), $"{run.Name} {run.WorkflowId}{Took(run.DurationMs)}"),
        PhaseStarted phase => ("phase", phase.Name),
        PhaseFinished phase => (Word(phase.Outcome), phase.Name + Took(phase.DurationMs)),
        StepStarted step => ("step", step.Name),
        StepProgressed step => ("progress", step.Name + Progress(step.Percentage, Count(step.Done, step.Total, step.Unit), step.Eta) + Note(step.Message)),
        StepFinished step => (Word(step.Outcome), step.Name + Took(step.DurationMs) + (step.Problem is null ? Note(step.Message) : Why(step.Problem))),
        StepRetrying step => ("retrying", $"{step.Name}: attempt {step.Attempt} in {Amounts.Duration(step.DelayMs)}{Why(step.Problem)}"),
        BulkStarted bulk => ("bulk", bulk.Name + (bulk.Total is { } total ? $": {Amounts.Number(total)} items" : "")),
        BulkProgressed bulk => ("progress", bulk.Name + Progress(bulk.Percentage, Items(bulk), bulk.Eta)),
        BulkFinished bulk => (Word(bulk.Outcome), bulk.Name + Progress(null, Items(bulk), null) + Took(bulk.DurationMs) + Why(bulk.Problem)),
        _ => OfRemark(e),
    };

    private static (string Kind, string Text)? OfRemark(WorkflowEvent e) => e switch
    {
        ItemFinished { Outcome: WorkflowOutcome.Succeeded } => null,
        ItemFinished item => (Word(item.Outcome), $"item {item.Index}{(item.Key is null ? "" : $" {item.Key}")}{Note(item.Disposition)}{Why(item.Problem)}"),
        LogWritten line => (line.Level is "information" or "" ? "log" : line.Level, line.Message),
        ProblemRaised problem => ("problem", NodeText.Problem(problem.Code, problem.Message) + Advice(problem.Suggestion)),
        InsightEmitted insight => ("insight", insight.Message),
        ValidationReported rule => ("validation", $"{rule.Rule}: {rule.Status}{Note(rule.Message)}"),
        ArtifactProduced artifact => ("artifact", $"{artifact.Title} {artifact.Href}"),
        DiffProduced diff => ("diff", $"{diff.Op} {diff.Target}"),
        CancelRequested cancel => ("canceling", $"asked to stop{(cancel.By is null ? "" : $" by {cancel.By}")}{Note(cancel.Reason)}"),
        ChildStarted child => ("child", $"{child.Name} {child.ChildId}"),
        _ => null,
    };

    private static string Word(WorkflowOutcome outcome) => outcome == WorkflowOutcome.TimedOut ? "timed out" : outcome.ToString().ToLowerInvariant();

    private static string Took(double milliseconds) => $" ({Amounts.Duration(milliseconds)})";

    private static string Note(string? text) => string.IsNullOrEmpty(text) ? "" : $": {text}";

    // What to do about it stands in the line of the problem itself.
    private static string Why(WorkflowProblem? problem) => problem is null ? "" : $": {NodeText.Problem(problem.Code, problem.Message)}";

    private static string Advice(string? suggestion) => string.IsNullOrEmpty(suggestion) ? "" : $" ({suggestion})";

    private static string Progress(double? percentage, string count, TimeEstimate? eta)
    {
        string[] parts = [percentage is { } p ? Amounts.Percent(p) : "", count, Amounts.Left(eta)];
        string text = string.Join(", ", parts.Where(p => p.Length > 0));
        return text.Length == 0 ? "" : ": " + text;
    }

    private static string Items(BulkEvent bulk)
    {
        string[] parts = [Count(bulk.Counts?.Values.Sum(), bulk.Total, "items"), NodeText.Trouble(bulk.Counts)];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

    private static string Count(double? done, double? total, string? unit) => NodeText.Amount(done, total, unit);

    private static string Tags(RunEvent run) => run.Tags is { Count: > 0 } tags ? $" ({string.Join(", ", tags.Select(t => $"{t.Key}={t.Value}"))})" : "";
}
