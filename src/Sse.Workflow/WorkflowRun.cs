using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>A workflow that was launched and runs in the background.</summary>
public abstract class WorkflowRun
{
    private readonly EnhancedSseLogger _logger;

    private protected WorkflowRun(EnhancedSseLogger logger, Task completion) => (_logger, Completion) = (logger, completion);

    /// <summary>The workflow's id, which is its stream's.</summary>
    public string Id => _logger.Id;

    /// <summary>The workflow's name.</summary>
    public string Name => _logger.Name;

    /// <summary>Its events.</summary>
    public EventStream Stream => _logger.Stream;

    /// <summary>How it ended; null while it runs.</summary>
    public WorkflowOutcome? Outcome => _logger.Outcome;

    /// <summary>Ends as the body ends, with its exception if it throws one. Nobody has to await it.</summary>
    public Task Completion { get; }

    /// <summary>What it produced; null when it produces nothing, failed, or still runs.</summary>
    public object? Result => GetResult();

    /// <summary>The workflow in figures, at any time.</summary>
    public WorkflowSummary GetSummary() => _logger.GetSummary();

    /// <summary>Asks the workflow to stop; see <see cref="EnhancedSseLogger.RequestCancel"/>.</summary>
    /// <param name="by">Who asks; shown in the stream. Default: nobody in particular.</param>
    /// <param name="reason">Why. Default: none.</param>
    /// <returns>False when it has ended or was asked before.</returns>
    public bool Cancel(string? by = null, string? reason = null) => _logger.RequestCancel(by, reason);

    private protected abstract object? GetResult();
}
