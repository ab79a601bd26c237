namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    /// <summary>
    /// Begins a step, in the open phase if there is one. End it through the handle, or with <see cref="StepComplete"/>.
    /// </summary>
    /// <param name="name">What is being done. A fixed text: what varies belongs into the message, so that runs can be compared.</param>
    /// <param name="weight">Its share of the phase. Default: 1.</param>
    /// <returns>The handle: steps inside it, its progress, its end. Disposed without an end, the step is abandoned.</returns>
    public WorkflowStep Step(string name, double weight = 1) =>
        _writer is { } writer ? OpenStep(writer.FlatParent, name, weight, isFlat: true) : WorkflowStep.None;

    /// <summary>Completes the step begun last with <see cref="Step"/> that is still open.</summary>
    /// <param name="message">What came out of it. Default: none.</param>
    public void StepComplete(string? message = null)
    {
        if (_writer is not { } writer)
            return;
        if (writer.FindFlatStep() is { } step)
            FinishNode(step, new NodeEnd(WorkflowOutcome.Succeeded, writer.Runtime.Texts.Show(message)));
        else
            Ignore(nameof(StepComplete));
    }

    /// <summary>
    /// Runs a step: it succeeds when <paramref name="body"/> returns, fails when it throws, and is cancelled when it throws
    /// because the run's own token was signalled. The exception goes on to the caller.
    /// </summary>
    /// <param name="name">What is being done; a fixed text.</param>
    /// <param name="cancellationToken">Checked before the body runs.</param>
    /// <param name="body">The work; its argument is the step.</param>
    /// <typeparam name="T">What the step returns.</typeparam>
    public Task<T> StepAsync<T>(string name, CancellationToken cancellationToken, Func<WorkflowStep, Task<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return _writer is { } writer
            ? RunNodeAsync(OpenStep(writer.FlatParent, name, 1, isFlat: false), body, cancellationToken)
            : body(WorkflowStep.None);
    }

    /// <inheritdoc cref="StepAsync{T}(string, CancellationToken, Func{WorkflowStep, Task{T}})"/>
    public Task StepAsync(string name, CancellationToken cancellationToken, Func<WorkflowStep, Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return _writer is { } writer
            ? RunNodeAsync(OpenStep(writer.FlatParent, name, 1, isFlat: false), body, cancellationToken)
            : body(WorkflowStep.None);
    }
}
