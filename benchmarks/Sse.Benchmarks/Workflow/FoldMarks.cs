using Sse.Benchmarks.Marks;
using Sse.Workflow;

namespace Sse.Benchmarks.Workflow;

/// <summary>What an event costs in the background when its stream is folded into a snapshot: read back from JSON and applied.</summary>
public sealed class FoldMarks : IMarkSource
{
    private const int Events = 4_000;

    private static readonly Goal Half = new() { NanosecondsAtMost = 2_500 };

    public IEnumerable<Mark> Marks()
    {
        yield return Of("steps", log => log.Step("Checking file format").Complete("File is valid PDF"));
        yield return Of("insights", log =>
        {
            log.Insight("skills", "high", "Ten years of C#");
            log.Insight("skills", "high", "Ten years of F#");
        });
    }

    private static Mark Of(string name, Action<EnhancedSseLogger> writeTwo)
    {
        var log = WorkflowBench.Start();
        for (var i = 0; i < Events; i += 2)
            writeTwo(log);
        return new Mark("workflow.fold", name, Contender.Of("ours", Events, () =>
        {
            var snapshot = new WorkflowSnapshot();
            snapshot.ApplyFrom(log.Stream.OpenCursor());
            return Math.Sign(snapshot.Rev);
        }), null, Half);
    }
}
