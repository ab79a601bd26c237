namespace Sse.Client;

/// <summary>What a <see cref="WorkflowUpdate"/> tells.</summary>
public enum WorkflowUpdateKind
{
    /// <summary>An event of the workflow; taken into the snapshot already.</summary>
    Event,

    /// <summary>Events are missing from here to what comes next.</summary>
    Gap,

    /// <summary>The server sent the whole state, usually after a gap: <see cref="WorkflowSubscription.Snapshot"/> is a new one.</summary>
    Snapshot,
}
