using Sse.Benchmarks.Marks;
using Sse.Workflow;

namespace Sse.Benchmarks.Workflow;

/// <summary>Updates that are merged, and calls that have nothing to do.</summary>
public sealed class UpdateMarks : IMarkSource
{
    private const int Calls = 200_000;

    private static readonly Goal Merged = new() { NanosecondsAtMost = 50, BytesAtMost = 0 };
    private static readonly Goal Nothing = new() { NanosecondsAtMost = 20, BytesAtMost = 0 };

    public IEnumerable<Mark> Marks()
    {
        var log = WorkflowBench.Start();
        var step = log.Step("rows");
        yield return Of("workflow.merged", "counter", Merged, i => log.IncrementCounter("rows"));
        yield return Of("workflow.merged", "gauge", Merged, i => log.SetGauge("confidence", i));
        yield return Of("workflow.merged", "timer", new Goal { NanosecondsAtMost = 250, BytesAtMost = 0 }, i =>
        {
            log.StartTimer("parsing");
            log.EndTimer("parsing");
        });
        yield return Of("workflow.merged", "progress", Merged, i => step.Report(i, Calls));

        var untracked = WorkflowBench.Start(track: false);
        yield return Of("workflow.off", "tracking off, counter", Nothing, i => untracked.IncrementCounter("rows"));
        var none = EnhancedSseLogger.None;
        yield return Of("workflow.off", "not configured, counter", Nothing, i => none.IncrementCounter("rows"));
        yield return Of("workflow.off", "not configured, step", Nothing, i => none.Step("rows").Complete());
    }

    private static Mark Of(string group, string name, Goal goal, Action<int> call) => new(group, name,
        Contender.Of("ours", Calls, () =>
        {
            for (var i = 0; i < Calls; i++)
                call(i);
            return Calls;
        }), null, goal);
}
