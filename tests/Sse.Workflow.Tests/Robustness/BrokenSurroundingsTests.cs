using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sse.Workflow.Tests;

/// <summary>Whatever surrounds a workflow may fail; the work and its stream must not.</summary>
public sealed class BrokenSurroundingsTests
{
    [Fact]
    public Task Run_WithABrokenLogProvider_Succeeds() => SucceedsAsync(() => new Workflows(loggerFactory: new LogLines(isBroken: true)));

    [Fact]
    public Task Run_WithABrokenHook_Succeeds()
    {
        var options = new SseWorkflowOptions();
        options.AddHook(WorkflowEventTypes.All, (WorkflowEvent _) => throw new InvalidOperationException("broken hook"));
        return SucceedsAsync(() => new Workflows(options));
    }

    [Fact]
    public Task Run_WithABrokenRedactor_Succeeds()
    {
        var options = new SseWorkflowOptions();
        options.Redaction.Callback = _ => throw new InvalidOperationException("broken redactor");
        return SucceedsAsync(() => new Workflows(options));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Run_WithABrokenClock_Succeeds(bool fromTheStart)
    {
        var clock = new BrokenClock();
        return SucceedsAsync(() =>
        {
            var workflows = new Workflows(new SseWorkflowOptions { TimeProvider = clock });
            clock.IsBroken = fromTheStart;
            return workflows;
        }, () => clock.IsBroken = true);
    }

    [Fact]
    public async Task Run_WithABrokenMeterListener_Succeeds()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == "Sse.Workflow")
                l.EnableMeasurementEvents(instrument, "broken");
        };
        // Other tests record at the same time: only this test's flow is to meet the broken listener.
        using var here = new BrokenHere();
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => BrokenHere.Throw());
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => BrokenHere.Throw());
        listener.Start();
        await SucceedsAsync(() => new Workflows());
        here.Failures.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Run_WithABrokenActivityListener_Succeeds()
    {
        using var here = new BrokenHere();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Sse.Workflow",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                BrokenHere.IsCurrent ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStarted = _ => BrokenHere.Throw(),
            ActivityStopped = _ => BrokenHere.Throw(),
        };
        ActivitySource.AddActivityListener(listener);
        await SucceedsAsync(() => new Workflows());
        here.Failures.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Exception_ThatCannotDescribeItself_StillFailsTheRun()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import");
        log.Fail(new BrokenValue());
        var problem = Recorded.Single(log.Stream, "problem");
        (problem.Text("code"), problem.Text("errorType")).ShouldBe(("unexpected", "BrokenValue"));
    }

    [Fact]
    public async Task Stream_CompletedBySomebodyElse_HurtsNobody()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import");
        log.Stream.TryComplete("x.end"u8, "{}"u8, out _).ShouldBeTrue();
        log.Step("one").Complete();
        log.IncrementCounter("n");
        log.Complete();
        log.Outcome.ShouldBe(WorkflowOutcome.Succeeded);
    }

    [Fact]
    public async Task Event_LargerThanTheStreamTakes_IsCutAndTheEndIsWritten()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import", new WorkflowOptions { StreamOptions = new() { MaxEventBytes = 1024 } });
        log.Insight("long", "high", new string('ä', 5000));
        log.Complete(new string('x', 5000));
        Recorded.Single(log.Stream, "insight").Text("truncated").ShouldBe("True");
        Recorded.Types(log.Stream)[^1].ShouldBe("workflow.finished");
        log.Stream.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Texts_OfAnyKind_StayInsideTheirFrame()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("im\nport\u0000", "id \u2028 \"");
        const string Nasty = "a\r\n\ndata: forged\nid: 1\n\n\u0000\u001f\ud800 \"\\";
        log.Step(Nasty).Complete(Nasty);
        log.Insight(Nasty, Nasty, Nasty);
        log.Emit(Nasty, Nasty);
        log.SetTag(Nasty, Nasty);
        log.IncrementCounter(Nasty);
        log.Complete();
        var events = Recorded.Events(log.Stream);
        events.Count.ShouldBe((int)log.Stream.Head.Sequence);
        events[1].Text("name").ShouldBe(Nasty.Replace("\ud800", "\ufffd"));
    }

    [Fact]
    public async Task Nulls_WhereTextsAreMeant_AreTaken()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import");
        log.StartPhase(null!);
        log.Step(null!).Fail((Exception)null!);
        log.Step("two").Fail((WorkflowProblem)null!);
        log.IncrementCounter(null!);
        log.SetGauge(null!, double.PositiveInfinity);
        log.StartTimer(null!);
        log.EndTimer(null!);
        log.Error(null!);
        log.Problem(null!);
        log.Insight(null!, null!, null!);
        log.Diff(null!, null!, null, null);
        log.Artifact(null!, null!);
        log.Emit<string>(null!, null!);
        log.SetTag(null!, null!);
        log.Fail((Exception)null!);
        log.Outcome.ShouldBe(WorkflowOutcome.Failed);
        Recorded.Events(log.Stream).Count.ShouldBeGreaterThan(10);
    }

    private static async Task SucceedsAsync(Func<Workflows> create, Action? breakNow = null)
    {
        await using var workflows = create();
        var result = await workflows.RunAsync("import", async (log, ct) =>
        {
            breakNow?.Invoke();
            log.StartPhase(WorkflowPhase.Processing, expectedSteps: 2);
            await log.StepAsync("one", ct, step =>
            {
                step.Report(1, 2);
                return Task.CompletedTask;
            });
            log.Step("two").Complete();
            log.EndPhase();
            log.StartTimer("t");
            log.EndTimer("t");
            log.IncrementCounter("n");
            log.SetGauge("g", 1);
            log.SetTag("a", "b");
            log.Emit("x.broken", new BrokenValue());
            log.Insight("a", "b", "c");
            return 42;
        }, new() { Id = "a", Tags = { ["user"] = "ada" } });

        result.ShouldBe(42);
        var stream = workflows.Find("a")!.Stream;
        Recorded.Single(stream, "workflow.finished").Text("outcome").ShouldBe("succeeded");
        Recorded.Single(stream, "x.broken").Text("data").ShouldBe("[unserialisable]");
        Recorded.Types(stream).Count(t => t == "step.finished").ShouldBe(2);
    }
}
