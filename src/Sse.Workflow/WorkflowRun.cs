using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>A workflow that was launched and runs in the background.</summary>
public class WorkflowRun
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
    public virtual object? Result => null;

    /// <summary>The workflow in figures, at any time.</summary>
    public WorkflowSummary GetSummary() => _logger.GetSummary();

    /// <summary>Asks the workflow to stop; see <see cref="EnhancedSseLogger.RequestCancel"/>.</summary>
    /// <returns>False when it has ended or was asked before.</returns>
    public bool Cancel(string? by = null, string? reason = null) => _logger.RequestCancel(by, reason);

    internal static WorkflowRun Create(EnhancedSseLogger logger, Task completion) => new(logger, completion);
}
