using Serilog;
using Sse.Benchmarks.Marks;
using Sse.Workflow;

namespace Sse.Benchmarks.Workflow;

/// <summary>
/// A published event, encoded and readable, against what Serilog spends on an Information event with four properties that it throws away. A run of 4,000
/// events is far from the quarter of retention after which its snapshot is folded in the background: beyond that, folding adds its own cost to each event.
/// </summary>
public sealed class PublishMarks : IMarkSource
{
    private const int Events = 4_000;
    private const double OverheadBytes = 128;

    // Room for the unused ends and the tables of segments beside the frames in them.
    private const double StorageSlack = 1.15;

    public IEnumerable<Mark> Marks()
    {
        yield return Publish("insight", 1, log => log.Insight("skills", "high", "Ten years of C#"));
        yield return Publish("step and complete", 2, log => log.Step("Checking file format").Complete("File is valid PDF"));
        yield return Publish("StepAsync, empty body", 2, log => log.StepAsync("Checking file format", default, static _ => Task.CompletedTask).GetAwaiter().GetResult());
    }

    private static Mark Publish(string name, int events, Action<EnhancedSseLogger> write)
    {
        var allowed = WorkflowBench.StoredBytes(write, events) * StorageSlack + OverheadBytes;
        return new Mark("workflow.publish", name,
            Contender.Of("ours", Events, () => WorkflowBench.Run(Events, write, events)),
            SerilogEvents(), new Goal { CostAtMost = 1, BytesAtMost = Math.Round(allowed) });
    }

    private static Contender SerilogEvents()
    {
        var sink = new NullSink();
        var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        return Contender.Of("Serilog, discarded", Events, () =>
        {
            var before = sink.Count;
            for (var i = 0; i < Events; i++)
                log.Information("Step {Name} {Outcome} after {Duration} ms ({WorkflowId})", "Checking file format", "succeeded", i, "0197a1f0-job");
            return sink.Count - before;
        });
    }
}
