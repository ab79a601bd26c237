namespace Sse.Workflow;

/// <summary>A workflow that was launched and produces a value.</summary>
/// <typeparam name="T">What it produces.</typeparam>
public sealed class WorkflowRun<T> : WorkflowRun
{
    internal WorkflowRun(EnhancedSseLogger logger, Task<T> completion) : base(logger, completion) => Completion = completion;

    /// <summary>Ends as the body ends: with its result, or with its exception. Nobody has to await it.</summary>
    public new Task<T> Completion { get; }

    /// <summary>What it produced; the default of <typeparamref name="T"/> when it failed or still runs, which <see cref="WorkflowRun.Outcome"/> tells apart.</summary>
    public new T? Result => Completion.IsCompletedSuccessfully ? Completion.Result : default;

    private protected override object? GetResult() => Completion.IsCompletedSuccessfully ? Completion.Result : null;
}
