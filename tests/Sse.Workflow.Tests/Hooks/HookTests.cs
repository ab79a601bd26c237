using System.Collections.Concurrent;
using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed class HookTests : IDisposable
{
    private readonly LogLines _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task AddHook_ForOneType_HearsEventsOfThatTypeFromThenOnInOrder()
    {
        await using var workflows = new Workflows(loggerFactory: _log);
        List<string> heard = [];
        await using (var log = workflows.Start("import"))
        {
            log.Problem("before", "not heard");
            log.AddHook(WorkflowEventTypes.Problem, e => heard.Add(((ProblemRaised)e).Code));
            for (var i = 0; i < 100; i++)
            {
                log.Problem($"p{i}", "heard");
                log.Step("noise").Complete();
            }
            log.Complete();
        }
        heard.ShouldBe(Enumerable.Range(0, 100).Select(i => $"p{i}"));
    }

    [Fact]
    public async Task AddHook_ForAll_IsDrainedUpToTheTerminalEvent()
    {
        // By a clock that stands still progress is told once, at the end.
        await using var workflows = new Workflows(new SseWorkflowOptions { TimeProvider = new ManualTimeProvider() }, loggerFactory: _log);
        List<string> heard = [];
        await workflows.RunAsync("import", async (log, ct) =>
        {
            log.AddHook(WorkflowEventTypes.All, async e =>
            {
                await Task.Yield();
                heard.Add(e.Type);
            });
            await log.StepAsync("one", ct, _ => Task.CompletedTask);
        });
        heard.ShouldBe(["step.started", "step.finished", "workflow.progress", "workflow.finished"]);
    }

    [Fact]
    public async Task AddHook_OnTheOptions_HearsAllWorkflowsFromTheirFirstEvent()
    {
        ConcurrentQueue<string> heard = new();
        var options = new SseWorkflowOptions();
        options.AddHook(WorkflowEventTypes.WorkflowStarted, e => heard.Enqueue(e.WorkflowId));
        await using var workflows = new Workflows(options);
        await workflows.Start("import", "a").DisposeAsync();
        await workflows.Start("import", "b").DisposeAsync();
        heard.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Hook_ThatThrows_IsDisabledAfterRepeatedFailuresAndBreaksNothing()
    {
        await using var workflows = new Workflows(new SseWorkflowOptions { MaxHookFailures = 3 }, loggerFactory: _log);
        var calls = 0;
        var others = 0;
        await using (var log = workflows.Start("import"))
        {
            log.AddHook(WorkflowEventTypes.Problem, _ =>
            {
                calls++;
                throw new InvalidOperationException("broken hook");
            });
            log.AddHook(WorkflowEventTypes.Problem, _ => others++);
            for (var i = 0; i < 10; i++)
                log.Problem("p", "m");
            log.Complete();
            log.Outcome.ShouldBe(WorkflowOutcome.Warned);
        }
        calls.ShouldBe(3);
        others.ShouldBe(10);
        _log.Lines.Count(l => l.Id == 10).ShouldBe(2);
        _log.Lines.Count(l => l.Id == 11).ShouldBe(1);
    }

    [Fact]
    public async Task Hook_ThatNeverReturns_IsLeftBehindAfterTheLimit()
    {
        var clock = new ManualTimeProvider();
        await using var workflows = new Workflows(new SseWorkflowOptions { MaxHookFailures = 2, TimeProvider = clock }, loggerFactory: _log);
        using var never = new SemaphoreSlim(0);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var log = workflows.Start("import");
        log.AddHook(WorkflowEventTypes.Problem, _ => never.Wait());
        log.AddHook(WorkflowEventTypes.WorkflowFinished, _ => heard.SetResult());
        log.Problem("p", "m");
        log.Problem("p", "m");
        var disposing = log.DisposeAsync().AsTask();
        while (!heard.Task.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await disposing;
        _log.Lines.ShouldContain(l => l.Id == 11);
        never.Release();
    }

    [Fact]
    public async Task Dispose_OfTheRegistration_TakesTheHookOut()
    {
        await using var workflows = new Workflows();
        var calls = 0;
        await using (var log = workflows.Start("import"))
        {
            log.AddHook(WorkflowEventTypes.Problem, _ => calls++).Dispose();
            log.Problem("p", "m");
            log.Complete();
        }
        calls.ShouldBe(0);
    }

    [Fact]
    public async Task BeforeFinish_IsAwaitedAndMayStillWrite()
    {
        await using var workflows = new Workflows(loggerFactory: _log);
        await workflows.RunAsync("import", (log, _) =>
        {
            log.BeforeFinish(async end =>
            {
                await Task.Yield();
                end.Outcome.ShouldBe(WorkflowOutcome.Succeeded);
                end.Logger.Artifact("Report", "/report.pdf");
            });
            log.BeforeFinish(_ => throw new InvalidOperationException("broken hook"));
            return Task.CompletedTask;
        }, new() { Id = "a" });

        Recorded.Types(workflows.Find("a")!.Stream).ShouldBe(["workflow.started", "artifact", "workflow.finished"]);
        workflows.Find("a")!.Outcome.ShouldBe(WorkflowOutcome.Succeeded);
        _log.Lines.ShouldContain(l => l.Id == 10);
    }

    [Fact]
    public async Task BeforeFinish_AfterAPlainEnd_RunsOnceAndTheFirstEndWins()
    {
        await using var workflows = new Workflows();
        var calls = 0;
        await using (var log = workflows.Start("import", "a"))
        {
            log.BeforeFinish(end =>
            {
                calls++;
                end.Logger.Fail(new InvalidOperationException());
                return Task.CompletedTask;
            });
            log.Complete(42);
        }
        calls.ShouldBe(1);
        var end = Recorded.Single(workflows.Find("a")!.Stream, "workflow.finished");
        end.Text("outcome").ShouldBe("succeeded");
        end.Text("result").ShouldBe("42");
    }
}
