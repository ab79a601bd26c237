namespace Sse.Workflow;

/// <summary>What a hook is told that runs before a workflow ends.</summary>
public readonly record struct BeforeFinishArguments
{
    /// <summary>The workflow, which still takes everything but another end.</summary>
    public required EnhancedSseLogger Logger { get; init; }

    /// <summary>How it is going to end; null when its worst step decides.</summary>
    public WorkflowOutcome? Outcome { get; init; }

    /// <summary>What it failed with; null when it did not.</summary>
    public Exception? Exception { get; init; }
}
