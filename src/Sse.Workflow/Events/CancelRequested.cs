namespace Sse.Workflow;

/// <summary><c>cancel.requested</c>: somebody asked the workflow to stop.</summary>
public sealed record CancelRequested : WorkflowEvent
{
    /// <summary>Who; null when nobody said.</summary>
    public string? By { get; init; }

    /// <summary>Why; null when nobody said.</summary>
    public string? Reason { get; init; }
}
