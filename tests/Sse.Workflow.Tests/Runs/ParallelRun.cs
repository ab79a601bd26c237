using System.Collections.Concurrent;

namespace Sse.Workflow.Tests;

/// <summary>A workflow that several threads write at random, and what its stream has to show for it.</summary>
internal sealed class ParallelRun(int seed, int threads, int operations)
{
    private static readonly WorkflowOutcome[] Ends =
        [WorkflowOutcome.Succeeded, WorkflowOutcome.Warned, WorkflowOutcome.Skipped, WorkflowOutcome.Failed];

    /// <summary>Every step that was begun, with the outcome it was given; null where it was left open.</summary>
    public ConcurrentDictionary<string, WorkflowOutcome?> Steps { get; } = new();

    public long Counted;

    public Task WriteAsync(EnhancedSseLogger log)
    {
        log.StartPhase(WorkflowPhase.Processing, expectedSteps: threads);
        return Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(() => Write(log, thread))));
    }

    private void Write(EnhancedSseLogger log, int thread)
    {
        var random = new Random(seed * 31 + thread);
        List<WorkflowStep> open = [Begin(log.Step("thread"))];
        for (var i = 0; i < operations; i++)
        {
            var step = open[random.Next(open.Count)];
            switch (random.Next(8))
            {
                case 0 or 1: open.Add(Begin(step.Step($"step {i}"))); break;
                case 2 when step != open[0]: Finish(step, Ends[random.Next(Ends.Length)]); open.Remove(step); break;
                case 3: step.Report(i, operations, "rows"); break;
                case 4: log.IncrementCounter("n"); Interlocked.Increment(ref Counted); break;
                case 5: log.SetGauge("g", i); break;
                case 6: step.ReportProgress(100.0 * i / operations); break;
                default: log.Insight("a", "b", "c"); break;
            }
        }
    }

    private WorkflowStep Begin(WorkflowStep step)
    {
        // A step begun inside one that a child's end has closed meanwhile belongs to the nearest one that is open.
        Steps[step.NodeId] = null;
        return step;
    }

    private void Finish(WorkflowStep step, WorkflowOutcome outcome)
    {
        switch (outcome)
        {
            case WorkflowOutcome.Succeeded: step.Complete(); break;
            case WorkflowOutcome.Warned: step.Warn("hm"); break;
            case WorkflowOutcome.Skipped: step.Skip(); break;
            default: step.Fail("no"); break;
        }
        Steps[step.NodeId] = step.Outcome;
    }
}
