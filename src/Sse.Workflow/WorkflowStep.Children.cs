namespace Sse.Workflow;

public sealed partial class WorkflowStep
{
    /// <summary>Begins a step inside this one. Steps may run in parallel.</summary>
    /// <param name="name">What is being done; a fixed text.</param>
    /// <param name="weight">Its share of this step. Default: 1.</param>
    public WorkflowStep Step(string name, double weight = 1) =>
        _logger?.OpenStep(Node!, name, weight, isFlat: false) ?? None;

    /// <summary>Runs a step inside this one; see <see cref="EnhancedSseLogger.StepAsync{T}(string, CancellationToken, Func{WorkflowStep, Task{T}})"/>.</summary>
    /// <param name="name">What is being done; a fixed text.</param>
    /// <param name="cancellationToken">Checked before the body runs.</param>
    /// <param name="body">The work; its argument is the inner step.</param>
    /// <typeparam name="T">What the step returns.</typeparam>
    public Task<T> StepAsync<T>(string name, CancellationToken cancellationToken, Func<WorkflowStep, Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return _logger is null ? body(None) : _logger.RunNodeAsync(Step(name), body, cancellationToken);
    }

    /// <inheritdoc cref="StepAsync{T}(string, CancellationToken, Func{WorkflowStep, Task{T}})"/>
    public Task StepAsync(string name, CancellationToken cancellationToken, Func<WorkflowStep, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return _logger is null ? body(None) : _logger.RunNodeAsync(Step(name), body, cancellationToken);
    }
}
