using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>The pieces of work of one step: each is counted, so that the step knows when it will be done, and followed by the pause that was asked for.</summary>
internal sealed class StepWork(WorkflowStep step, TimeSpan pace, TimeProvider time, CancellationToken cancellationToken)
{
    private int _done;
    private int _total;

    public WorkflowStep Step => step;

    /// <summary>Says how many pieces there are.</summary>
    public void Plan(int total)
    {
        _total = total;
        step.Report(0, total);
    }

    /// <summary>One more is done.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task DoneAsync()
    {
        step.Report(++_done, Math.Max(_done, _total));
        if (pace > TimeSpan.Zero)
            await Task.Delay(pace, time, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
