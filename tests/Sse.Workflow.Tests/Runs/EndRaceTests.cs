using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed class EndRaceTests
{
    private const int Rounds = 200;

    /// <summary>Each end is said by a thread of its own, all at once: what is told, kept, counted and returned must be one and the same end.</summary>
    [Fact]
    public async Task End_ByManyThreadsAtOnce_IsTheFirstOneEverywhere()
    {
        await using var workflows = new Workflows();
        for (var round = 0; round < Rounds; round++)
        {
            var log = workflows.Start("raced");
            Action[] ends = [() => log.Complete(), () => log.Fail(new InvalidOperationException("no")), () => log.End(WorkflowOutcome.Skipped), () => log.End(WorkflowOutcome.Warned)];
            using var start = new Barrier(ends.Length);

            await Task.WhenAll(ends.Select(end => Task.Factory.StartNew(
                () => { start.SignalAndWait(); end(); }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

            var finished = WorkflowRecorder.Record(log.Stream).OfType<WorkflowFinished>().ShouldHaveSingleItem();
            log.Outcome.ShouldBe(finished.Outcome);
            log.GetSummary().Outcome.ShouldBe(finished.Outcome);
            // A failure that is overtaken between its problem and its end has both ignored.
            log.GetSummary().IgnoredCalls.ShouldBeInRange(ends.Length - 1, ends.Length);
        }
        workflows.Reports.GetReport(TimeSpan.FromHours(1)).Runs.ShouldBe(Rounds);
    }
}
