namespace Sse.Workflow;

/// <summary>How one item ended.</summary>
/// <typeparam name="TItem">What an item is.</typeparam>
public sealed record BulkItemResult<TItem>
{
    /// <summary>The item.</summary>
    public required TItem Item { get; init; }

    /// <summary>Its place in the input, counted from 1.</summary>
    public required long Index { get; init; }

    /// <summary>What names it; null when nothing does.</summary>
    public string? Key { get; init; }

    /// <summary>How it ended.</summary>
    public required WorkflowOutcome Outcome { get; init; }

    /// <summary>A word about that; null when there is none.</summary>
    public string? Disposition { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why it failed, as the stream shows it; null when it did not.</summary>
    public WorkflowProblem? Problem { get; init; }

    /// <summary>What the body threw; null when it did not.</summary>
    public Exception? Exception { get; init; }
}
