using System.Text;

namespace Sse.Workflow;

/// <summary>A type of event with the bytes that every frame of it starts with.</summary>
internal sealed class EventKind
{
    public static readonly EventKind WorkflowStarted = new(WorkflowEventTypes.WorkflowStarted);
    public static readonly EventKind WorkflowProgress = new(WorkflowEventTypes.WorkflowProgress);
    public static readonly EventKind WorkflowFinished = new(WorkflowEventTypes.WorkflowFinished);
    public static readonly EventKind PhaseStarted = new(WorkflowEventTypes.PhaseStarted);
    public static readonly EventKind PhaseFinished = new(WorkflowEventTypes.PhaseFinished);
    public static readonly EventKind StepStarted = new(WorkflowEventTypes.StepStarted);
    public static readonly EventKind StepProgress = new(WorkflowEventTypes.StepProgress);
    public static readonly EventKind StepFinished = new(WorkflowEventTypes.StepFinished);
    public static readonly EventKind StepRetrying = new(WorkflowEventTypes.StepRetrying);
    public static readonly EventKind BulkStarted = new(WorkflowEventTypes.BulkStarted);
    public static readonly EventKind BulkProgress = new(WorkflowEventTypes.BulkProgress);
    public static readonly EventKind ItemFinished = new(WorkflowEventTypes.ItemFinished);
    public static readonly EventKind BulkFinished = new(WorkflowEventTypes.BulkFinished);
    public static readonly EventKind Log = new(WorkflowEventTypes.Log);
    public static readonly EventKind Metric = new(WorkflowEventTypes.Metric);
    public static readonly EventKind Insight = new(WorkflowEventTypes.Insight);
    public static readonly EventKind Validation = new(WorkflowEventTypes.Validation);
    public static readonly EventKind Diff = new(WorkflowEventTypes.Diff);
    public static readonly EventKind Artifact = new(WorkflowEventTypes.Artifact);
    public static readonly EventKind Problem = new(WorkflowEventTypes.Problem);
    public static readonly EventKind CancelRequested = new(WorkflowEventTypes.CancelRequested);
    public static readonly EventKind ChildStarted = new(WorkflowEventTypes.ChildStarted);

    private EventKind(string name)
    {
        Name = name;
        Prefix = Encoding.ASCII.GetBytes($"event: {name}\ndata: {{\"type\":\"{name}\",");
    }

    public string Name { get; }

    /// <summary>The frame up to and with the comma after <c>type</c>.</summary>
    public byte[] Prefix { get; }

    /// <summary>
    /// A type of the user's. The name gets the prefix <c>x.</c> if it lacks it, and what is neither letter, digit, dot, dash nor
    /// underscore becomes an underscore, so that nothing can break out of the frame.
    /// </summary>
    public static EventKind Custom(string? type)
    {
        type = string.IsNullOrEmpty(type) ? "unnamed" : type.Length > 100 ? type[..100] : type;
        if (!type.StartsWith(WorkflowEventTypes.CustomPrefix, StringComparison.Ordinal))
            type = WorkflowEventTypes.CustomPrefix + type;
        return new EventKind(string.Create(type.Length, type, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = char.IsAsciiLetterOrDigit(source[i]) || source[i] is '.' or '-' or '_' ? source[i] : '_';
        }));
    }
}
