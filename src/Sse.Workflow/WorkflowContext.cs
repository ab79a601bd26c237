namespace Sse.Workflow;

/// <summary>
/// Where the code that runs belongs to. It only helps lines of the ordinary log to find their step: what is written through a
/// logger or a step goes to that one, wherever it is called from.
/// </summary>
/// <remarks>
/// The context flows with <c>await</c> and into tasks that are started, and ends with the callback it was entered by. It does not cross queues: take it
/// along with <see cref="Capture"/> and come back to it with <see cref="Resume"/>.
/// </remarks>
public sealed class WorkflowContext
{
    // A WorkflowStep, or an EnhancedSseLogger directly inside a workflow: every step enters, few ask.
    private static readonly AsyncLocal<object?> Ambient = new();

    private WorkflowContext(EnhancedSseLogger logger, WorkflowStep? step) => (Logger, Step) = (logger, step);

    /// <summary>The context of the code that runs; null outside of workflows.</summary>
    public static WorkflowContext? Current => CurrentLogger is { } logger ? new WorkflowContext(logger, CurrentStep) : null;

    /// <summary>The workflow.</summary>
    public EnhancedSseLogger Logger { get; }

    /// <summary>The step or phase whose callback runs; null directly inside the workflow.</summary>
    public WorkflowStep? Step { get; }

    /// <summary>The workflow of the code that runs; null outside of workflows.</summary>
    internal static EnhancedSseLogger? CurrentLogger => Ambient.Value switch
    {
        WorkflowStep step => step.Logger,
        var logger => (EnhancedSseLogger?)logger,
    };

    /// <summary>The step or phase whose callback runs; null outside of steps.</summary>
    internal static WorkflowStep? CurrentStep => Ambient.Value as WorkflowStep;

    /// <summary>The context, to be kept with a piece of work; null outside of workflows. The same as <see cref="Current"/>.</summary>
    public static WorkflowContext? Capture() => Current;

    /// <summary>Makes a captured context the current one until the result is disposed.</summary>
    /// <param name="context">What <see cref="Capture"/> gave; null for none.</param>
    public static IDisposable Resume(WorkflowContext? context)
    {
        var before = Ambient.Value;
        Ambient.Value = context?.Step ?? (object?)context?.Logger;
        return new Restore(before);
    }

    internal static void Enter(EnhancedSseLogger logger) => Ambient.Value = logger;

    internal static void Enter(WorkflowStep step) => Ambient.Value = step;

    /// <summary>Leaves the workflow if it is the current one, in the flow of the caller.</summary>
    internal static void Leave(EnhancedSseLogger logger)
    {
        if (CurrentLogger == logger)
            Ambient.Value = null;
    }

    private sealed class Restore(object? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
