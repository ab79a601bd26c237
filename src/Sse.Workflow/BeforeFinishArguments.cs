namespace Sse.Workflow;

/// <summary>What a hook is told that runs before a workflow ends.</summary>
/// <param name="logger">The workflow, which still takes everything but another end.</param>
/// <param name="outcome">How it is going to end; null when its worst step decides.</param>
/// <param name="exception">What it failed with; null when it did not.</param>
public readonly struct BeforeFinishArguments(EnhancedSseLogger logger, WorkflowOutcome? outcome, Exception? exception)
{
    /// <summary>The workflow, which still takes everything but another end.</summary>
    public EnhancedSseLogger Logger { get; } = logger;

    /// <summary>How it is going to end; null when its worst step decides.</summary>
    public WorkflowOutcome? Outcome { get; } = outcome;

    /// <summary>What it failed with; null when it did not.</summary>
    public Exception? Exception { get; } = exception;
}
