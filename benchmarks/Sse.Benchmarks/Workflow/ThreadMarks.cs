using Sse.Benchmarks.Marks;

namespace Sse.Benchmarks.Workflow;

/// <summary>Eight threads on one workflow: no event is lost, and an event costs at most three times what it costs one thread.</summary>
public sealed class ThreadMarks : IMarkSource
{
    private const int Events = 16_000;

    public IEnumerable<Mark> Marks()
    {
        yield return new Mark("workflow.threads", "8 threads, one workflow", Of("8 threads", 8), Of("1 thread", 1), new Goal { CostAtMost = 3 });
    }

    /// <summary>The checksum is the number of events that arrived in the stream.</summary>
    private static Contender Of(string name, int threads)
    {
        var log = WorkflowBench.Start();
        return new Contender(name, Events, async () =>
        {
            var before = log.Stream.Head.Sequence;
            await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(() =>
            {
                for (var i = 0; i < Events / threads; i++)
                    log.Insight("skills", "high", "Ten years of C#");
            })));
            return log.Stream.Head.Sequence - before;
        });
    }
}
