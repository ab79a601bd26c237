namespace Sse.Workflow;

/// <summary>The end of an item, ready to be written.</summary>
internal readonly record struct ItemEnd(
    long Index, string? Key, WorkflowOutcome Outcome, string? Disposition, byte[]? Data, TimeSpan Duration, WorkflowProblem? Problem);
