using Sse.Benchmarks.Marks;
using Sse.Workflow;

namespace Sse.Benchmarks.Workflow;

/// <summary>
/// A published event, encoded and readable, against what others spend on less: Serilog on an Information event with four properties that it throws away,
/// a source-generated message on its text, System.Text.Json on the JSON alone. A step publishes two events and keeps a tree, durations and reports beside;
/// figures are for each of its events. A run of 4,000 events is far from the quarter of retention after which its snapshot is folded in the background:
/// beyond that, folding adds its own cost to each event.
/// </summary>
public sealed class PublishMarks : IMarkSource
{
    private const int Events = 4_000;
    private const double OverheadBytes = 128;

    // Room for the unused ends and the tables of segments beside the frames in them.
    private const double StorageSlack = 1.15;

    // A step's event does more than an event without a step; what it may cost is this multiple of Serilog's.
    private const double StepCost = 1.3;

    public IEnumerable<Mark> Marks()
    {
        Action<EnhancedSseLogger> insight = log => log.Insight("skills", "high", "Ten years of C#");
        yield return Publish("insight", 1, insight, Rivals.Serilog(Events), cost: 1);
        yield return Publish("insight", 1, insight, Rivals.LoggerMessage(Events), cost: 1.5);
        yield return Publish("insight", 1, insight, Rivals.Json(Events), cost: 1);
        yield return Publish("step and complete", 2, log => log.Step("Checking file format").Complete("File is valid PDF"), Rivals.Serilog(Events), StepCost);
        yield return Publish("step, flat style", 2, FlatStep, Rivals.Serilog(Events), StepCost);
        yield return Publish("StepAsync, empty body", 2, AsyncStep, Rivals.Serilog(Events), StepCost);
        yield return Publish("StepAsync, empty body", 2, AsyncStep, Rivals.Activity(Events), cost: 1.5);
        yield return Publish("StepAsync, tracking off", 2, AsyncStep, Rivals.Serilog(Events), StepCost, track: false);
    }

    private static void FlatStep(EnhancedSseLogger log)
    {
        log.Step("Checking file format");
        log.StepComplete("File is valid PDF");
    }

    private static void AsyncStep(EnhancedSseLogger log) =>
        log.StepAsync("Checking file format", default, static _ => Task.CompletedTask).GetAwaiter().GetResult();

    private static Mark Publish(string name, int events, Action<EnhancedSseLogger> write, Contender rival, double cost, bool track = true)
    {
        var allowed = WorkflowBench.StoredBytes(write, events) * StorageSlack + OverheadBytes;
        return new Mark("workflow.publish", name,
            Contender.Of("ours", Events, () => WorkflowBench.Run(Events, write, events, track)),
            rival, new Goal { CostAtMost = cost, BytesAtMost = Math.Round(allowed) });
    }
}
