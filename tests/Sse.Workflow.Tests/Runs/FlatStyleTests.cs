using Sse.Testing;

namespace Sse.Workflow.Tests;

public sealed class FlatStyleTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Workflows _workflows;

    public FlatStyleTests() => _workflows = new Workflows(new SseWorkflowOptions { TimeProvider = _clock });

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task Calls_OfTheOriginalLogger_BecomeEventsInOrder()
    {
        await using var log = _workflows.Start("cv_extraction", "job-1");
        log.StartPhase(WorkflowPhase.Validation, expectedSteps: 2);
        log.Step("Checking file format");
        log.StepComplete("File is valid PDF");
        log.EndPhase();
        log.StartTimer("ai_extraction");
        _clock.Advance(TimeSpan.FromMilliseconds(1500));
        log.EndTimer("ai_extraction").ShouldBe(TimeSpan.FromMilliseconds(1500));
        log.IncrementCounter("pages", 3);
        log.SetGauge("confidence", 0.95);
        log.Complete(new { Name = "Ada" });

        Recorded.Types(log.Stream).ShouldBe(
        [
            "workflow.started", "phase.started", "step.started", "step.finished", "phase.finished",
            "workflow.progress", "metric", "metric", "metric", "workflow.finished",
        ]);
        var end = Recorded.Single(log.Stream, "workflow.finished");
        end.Text("outcome").ShouldBe("succeeded");
        end.GetProperty("result").GetProperty("name").GetString().ShouldBe("Ada");
        end.GetProperty("durationMs").GetDouble().ShouldBe(1500);
        end.GetProperty("summary").GetProperty("counters").GetProperty("pages").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task Envelope_OfEveryEvent_HasTheFieldsInOrder()
    {
        await using var log = _workflows.Start("import", "id\"1");
        _clock.Advance(TimeSpan.FromMilliseconds(12));
        log.Step("one");

        var step = Recorded.Events(log.Stream)[1];
        step.EnumerateObject().Select(p => p.Name).Take(7).ShouldBe(["type", "workflowId", "ts", "t", "node", "parent", "rev"]);
        step.Text("workflowId").ShouldBe("id\"1");
        step.Text("ts").ShouldBe("2026-01-01T00:00:00.012Z");
        step.Text("t").ShouldBe("12");
        step.Text("node").ShouldBe("1");
        step.Text("parent").ShouldBe("0");
        step.Text("rev").ShouldBe("2");
    }

    [Fact]
    public async Task Problems_OfALoggerAndOfAStep_AreReportedAlike()
    {
        await using var log = _workflows.Start("import");
        using (var step = log.Step("one"))
        {
            step.Error("half of it", suggestion: "try the rest");
            step.Problem(new WorkflowProblem("odd", "two rows are odd"));
            step.Complete();
        }
        log.Fail("not today");

        var problems = Recorded.Events(log.Stream).Where(e => e.Type() == "problem").ToList();
        problems.Select(e => (e.Text("code"), e.Text("message"))).ShouldBe([("error", "half of it"), ("odd", "two rows are odd"), ("error", "not today")]);
        problems[0].Text("suggestion").ShouldBe("try the rest");
        Recorded.Single(log.Stream, "workflow.finished").Text("outcome").ShouldBe("failed");
    }

    [Fact]
    public async Task Dispose_WithoutAnEnd_Abandons()
    {
        var log = _workflows.Start("import");
        log.StartPhase("REVIEW");
        log.Step("one").Step("inner");
        await log.DisposeAsync();

        log.Outcome.ShouldBe(WorkflowOutcome.Abandoned);
        Recorded.Events(log.Stream).Where(e => e.Type().EndsWith("finished", StringComparison.Ordinal)).Select(e => (e.Text("name"), e.Text("outcome")))
            .ShouldBe([("inner", "abandoned"), ("one", "abandoned"), ("REVIEW", "abandoned"), ("import", "abandoned")]);
    }

    [Fact]
    public async Task Calls_AfterTheEndOrWithoutAMatch_AreCountedAndChangeNothing()
    {
        await using var log = _workflows.Start("import");
        log.EndPhase();
        log.StepComplete();
        log.EndTimer("never started");
        log.Complete();
        var head = log.Stream.Head;

        log.Complete();
        log.Fail(new InvalidOperationException());
        log.Step("late").Complete();
        log.StartPhase(WorkflowPhase.Processing);
        log.IncrementCounter("late");
        log.Insight("a", "b", "c");

        log.Stream.Head.ShouldBe(head);
        log.Outcome.ShouldBe(WorkflowOutcome.Succeeded);
        log.GetSummary().IgnoredCalls.ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public async Task None_TakesEveryCall()
    {
        var log = EnhancedSseLogger.None;
        log.StartPhase(WorkflowPhase.Validation);
        using (var step = log.Step("one"))
        {
            step.Report(1, 2);
            step.Step("inner").Complete();
            step.Fail("no");
        }
        (await log.StepAsync("two", default, step => Task.FromResult(step.Name.Length))).ShouldBe(0);
        log.IncrementCounter("n");
        log.EndTimer("t").ShouldBeNull();
        log.Complete(1);
        await log.DisposeAsync();
        log.Outcome.ShouldBeNull();
    }

    [Fact]
    public async Task Tracking_SwitchedOff_LeavesTheLifecycle()
    {
        await using var log = _workflows.Start("import", new WorkflowOptions { EnablePerformanceTracking = false });
        log.StartTimer("t");
        log.EndTimer("t").ShouldBeNull();
        log.IncrementCounter("n");
        log.SetGauge("g", 1);
        log.RecordRate("r");
        log.Step("one").Complete();
        log.Complete();

        Recorded.Types(log.Stream).ShouldNotContain("metric");
        Recorded.Types(log.Stream).ShouldContain("step.finished");
    }
}
