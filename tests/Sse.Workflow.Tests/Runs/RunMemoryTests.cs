using Sse.Testing;

namespace Sse.Workflow.Tests;

[Collection(MeasuredAlone.Name)]
public sealed class RunMemoryTests
{
    [Fact]
    public void Run_FiftyEvents_TakesLessThan32KiBInAll()
    {
        const int Runs = 500;
        // By a clock that stands still progress is told once, however long the first run takes.
        var workflows = new Workflows(new SseWorkflowOptions { TimeProvider = new ManualTimeProvider() });
        Write(workflows).Stream.Head.Sequence.ShouldBeInRange(50, 55, "or the test measures something else");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var runs = Enumerable.Range(0, Runs).Select(_ => Write(workflows)).ToList();

        // The stream and all that goes with it: the logger, its state, its place in the lists of runs.
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Runs;
        each.ShouldBeLessThan(32 * 1024, $"{runs[0].Stream.Bytes} bytes in {runs[0].Stream.AllocatedBytes} of {runs[0].Stream.Head.Sequence} events");
        GC.KeepAlive(runs);
    }

    private static EnhancedSseLogger Write(Workflows workflows)
    {
        var log = workflows.Start("import", new WorkflowOptions { Tags = { ["file"] = "candidates.csv" } });
        for (var i = 0; i < 24; i++)
        {
            log.Step($"Checking rows {i * 100:N0} to {(i + 1) * 100:N0}");
            log.StepComplete("All of them are valid");
        }
        log.Complete();
        return log;
    }
}
