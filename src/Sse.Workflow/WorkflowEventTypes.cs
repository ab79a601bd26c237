namespace Sse.Workflow;

/// <summary>
/// The names of the events of a workflow: the <c>type</c> in their JSON and the <c>event</c> field of their SSE frames. Types
/// of your own start with <see cref="CustomPrefix"/>.
/// </summary>
public static class WorkflowEventTypes
{
    /// <summary>The first event of every workflow: name, tags, what is expected, links.</summary>
    public const string WorkflowStarted = "workflow.started";

    /// <summary>Percentage, rate and time left of the whole. Merged.</summary>
    public const string WorkflowProgress = "workflow.progress";

    /// <summary>The last event of every workflow: outcome, summary, result, problem.</summary>
    public const string WorkflowFinished = "workflow.finished";

    /// <summary>A phase began.</summary>
    public const string PhaseStarted = "phase.started";

    /// <summary>A phase ended.</summary>
    public const string PhaseFinished = "phase.finished";

    /// <summary>A step began.</summary>
    public const string StepStarted = "step.started";

    /// <summary>How far a step is. Merged.</summary>
    public const string StepProgress = "step.progress";

    /// <summary>A step ended.</summary>
    public const string StepFinished = "step.finished";

    /// <summary>An attempt of a step failed and another one follows.</summary>
    public const string StepRetrying = "step.retrying";

    /// <summary>Many items of one kind are about to be worked on.</summary>
    public const string BulkStarted = "bulk.started";

    /// <summary>Counts of items by outcome. Merged.</summary>
    public const string BulkProgress = "bulk.progress";

    /// <summary>One item ended.</summary>
    public const string ItemFinished = "item.finished";

    /// <summary>All items have ended, or the rest was given up.</summary>
    public const string BulkFinished = "bulk.finished";

    /// <summary>A line of text.</summary>
    public const string Log = "log";

    /// <summary>The last value of a counter, gauge, timer or rate. Merged.</summary>
    public const string Metric = "metric";

    /// <summary>Something worth telling the user that was found on the way.</summary>
    public const string Insight = "insight";

    /// <summary>The state of one rule of a checklist.</summary>
    public const string Validation = "validation";

    /// <summary>A change that was made or is proposed.</summary>
    public const string Diff = "diff";

    /// <summary>Something that was produced, by its address.</summary>
    public const string Artifact = "artifact";

    /// <summary>Something went wrong; the run ends only if <c>fatal</c>.</summary>
    public const string Problem = "problem";

    /// <summary>Somebody asked the run to stop.</summary>
    public const string CancelRequested = "cancel.requested";

    /// <summary>The run started another workflow.</summary>
    public const string ChildStarted = "child.started";

    /// <summary>A rule of <see cref="SseWorkflowOptions.Alerts"/> is broken. In no stream: for hooks of <see cref="SseWorkflowOptions"/> only.</summary>
    public const string Alert = "alert";

    /// <summary>Not a type: stands for all of them where hooks are added.</summary>
    public const string All = "*";

    /// <summary>What the names of types of your own start with.</summary>
    public const string CustomPrefix = "x.";
}
