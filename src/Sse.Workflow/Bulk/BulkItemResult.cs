namespace Sse.Workflow;

/// <summary>How one item ended.</summary>
/// <param name="Item">The item.</param>
/// <param name="Index">Its place in the input, counted from 1.</param>
/// <param name="Key">What names it; null when nothing does.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Disposition">A word about that; null when there is none.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Problem">Why it failed, as the stream shows it; null when it did not.</param>
/// <param name="Exception">What the body threw; null when it did not.</param>
public sealed record BulkItemResult<TItem>(
    TItem Item, long Index, string? Key, WorkflowOutcome Outcome, string? Disposition, TimeSpan Duration, WorkflowProblem? Problem, Exception? Exception);
