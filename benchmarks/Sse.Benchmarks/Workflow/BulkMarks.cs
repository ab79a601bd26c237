using Sse.Benchmarks.Marks;
using Sse.Workflow;

namespace Sse.Benchmarks.Workflow;

/// <summary>
/// What an item of a bulk costs beside its work, which here is nothing: taken from the source, isolated, timed, counted and told as an event. The rival
/// only calls the body: <see cref="Parallel"/> with as many workers.
/// </summary>
public sealed class BulkMarks : IMarkSource
{
    private const int Items = 10_000;

    public IEnumerable<Mark> Marks()
    {
        var workflows = new Workflows();
        yield return new Mark("workflow.bulk", "item, empty body", new Contender("ours", Items, () => RunAsync(workflows)), Plain(), new Goal { NanosecondsAtMost = 2_000 });
    }

    private static async ValueTask<long> RunAsync(Workflows workflows)
    {
        var log = workflows.Start("bench");
        var result = await log.ForEachAsync(Enumerable.Range(0, Items), static (_, _, _) => Task.CompletedTask, new BulkOptions { MaxConcurrency = 4 });
        log.Complete();
        workflows.Streams.Remove(log.Id);
        return result.Counts.Succeeded;
    }

    private static Contender Plain() => new("Parallel.ForEachAsync", Items, async () =>
    {
        var done = 0L;
        await Parallel.ForEachAsync(Enumerable.Range(0, Items), new ParallelOptions { MaxDegreeOfParallelism = 4 }, (_, _) =>
        {
            Interlocked.Increment(ref done);
            return ValueTask.CompletedTask;
        });
        return done;
    });
}
