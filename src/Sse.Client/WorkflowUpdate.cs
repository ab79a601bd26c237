using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Client;

/// <summary>One step in following a workflow.</summary>
public readonly record struct WorkflowUpdate
{
    private WorkflowUpdate(WorkflowUpdateKind kind, StreamPosition position, WorkflowEvent? workflowEvent = null, StreamGap? gap = null)
    {
        Kind = kind;
        Position = position;
        Event = workflowEvent;
        Gap = gap;
    }

    /// <summary>Which of the others is set.</summary>
    public WorkflowUpdateKind Kind { get; }

    /// <summary>The event; null unless <see cref="Kind"/> is <see cref="WorkflowUpdateKind.Event"/>.</summary>
    public WorkflowEvent? Event { get; }

    /// <summary>What is missing; null unless <see cref="Kind"/> is <see cref="WorkflowUpdateKind.Gap"/>.</summary>
    public StreamGap? Gap { get; }

    /// <summary>Where in the stream this update leads to; the start when the server does not tell.</summary>
    public StreamPosition Position { get; }

    internal static WorkflowUpdate Of(WorkflowEvent workflowEvent) => new(WorkflowUpdateKind.Event, workflowEvent.Position, workflowEvent);

    internal static WorkflowUpdate Of(StreamGap gap, StreamPosition position) => new(WorkflowUpdateKind.Gap, position, gap: gap);

    internal static WorkflowUpdate OfSnapshot(StreamPosition position) => new(WorkflowUpdateKind.Snapshot, position);
}
