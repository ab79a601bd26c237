using Sse.Benchmarks.Marks;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Benchmarks.Workflow;

/// <summary>
/// What an event costs with somebody who looks on, in processor time of everybody together: a reader that follows the stream, a hook for every event
/// (which reads each back from its JSON), a hook for one type. They work on other threads: the writer itself pays next to nothing for them.
/// </summary>
public sealed class AudienceMarks : IMarkSource
{
    private const int Events = 2_000;

    public IEnumerable<Mark> Marks()
    {
        yield return Of("1 reader", log => FollowAsync(log.Stream), new Goal { CostAtMost = 2 });
        yield return Of("1 hook for problems", log => Hook(log, WorkflowEventTypes.Problem), new Goal { CostAtMost = 2 });
        yield return Of("1 hook for all events", log => Hook(log, WorkflowEventTypes.All), new Goal { NanosecondsAtMost = 10_000 });
    }

    private static Mark Of(string audience, Func<EnhancedSseLogger, Task> invite, Goal goal) =>
        new("workflow.audience", audience, Writing(audience, invite), Writing("nobody", static _ => Task.CompletedTask), goal);

    private static Contender Writing(string name, Func<EnhancedSseLogger, Task> invite) => new(name, Events, async () =>
    {
        var log = WorkflowBench.Start();
        var audience = invite(log);
        var written = WorkflowBench.Write(log, Events);
        await audience;
        await log.DisposeAsync();
        return written;
    });

    /// <summary>Disposing the logger waits until the hook was brought everything.</summary>
    private static Task Hook(EnhancedSseLogger log, string eventType)
    {
        log.AddHook(eventType, static _ => { });
        return Task.CompletedTask;
    }

    private static async Task FollowAsync(EventStream stream)
    {
        var cursor = stream.OpenCursor();
        while (true)
        {
            switch (cursor.TryRead(out _))
            {
                case CursorStatus.Data:
                    break;
                case CursorStatus.Empty:
                    await cursor.WaitAsync();
                    break;
                default:
                    return;
            }
        }
    }
}
