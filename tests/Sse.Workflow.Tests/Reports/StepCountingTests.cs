using Sse.Testing;

namespace Sse.Workflow.Tests.Reports;

/// <summary>Steps reach the reports in batches; none is lost on the way, none counted twice.</summary>
public sealed class StepCountingTests : IAsyncDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly Workflows _workflows;

    public StepCountingTests() => _workflows = new Workflows(new SseWorkflowOptions { TimeProvider = _clock });

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public void GetReport_WhileTheRunGoesOn_HasItsStepsAfterTheMergeInterval()
    {
        var log = _workflows.Start("import");
        log.Step("reading").Complete();
        _clock.Advance(new SseWorkflowOptions().MergeInterval);

        Step("reading").Runs.ShouldBe(1);
    }

    [Fact]
    public void GetReport_AfterTheEnd_HasEveryStepWithItsOutcome()
    {
        var log = _workflows.Start("import");
        for (var i = 0; i < 100; i++)
        {
            var step = log.Step("reading");
            if (i % 10 == 0)
                step.Fail("broken");
            else
                step.Complete();
        }
        log.Complete();

        (Step("reading").Outcomes.Succeeded, Step("reading").Outcomes.Failed).ShouldBe((90, 10));
    }

    [Fact]
    public void GetReport_OfALoopBesideAnotherStep_LosesNeither()
    {
        var log = _workflows.Start("import");
        log.Step("reading").Complete();
        for (var i = 0; i < 50; i++)
            log.Step("row").Complete();
        log.Complete();

        (Step("reading").Runs, Step("row").Runs).ShouldBe((1, 50));
    }

    [Fact]
    public void GetReport_OfMoreNamesThanAreKeptAtHand_HasEachStepOnce()
    {
        var log = _workflows.Start("import");
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 30; i++)
                log.Step($"step {i}").Complete();
        }
        log.Complete();

        var rows = _workflows.Reports.GetReport(Hour).ByStep;
        rows.Count.ShouldBe(30);
        rows.ShouldAllBe(row => row.Runs == 5);
    }

    [Fact]
    public void GetReport_OfOneNameInTwoPhases_KeepsThemApart()
    {
        var log = _workflows.Start("import");
        foreach (var phase in new[] { "LOAD", "STORE", "LOAD" })
        {
            log.StartPhase(phase);
            log.Step("checking").Complete();
            log.EndPhase();
        }
        log.Complete();

        _workflows.Reports.GetReport(Hour).ByStep.Select(row => (row.Phase, row.Runs)).ShouldBe([("LOAD", 2), ("STORE", 1)], ignoreOrder: true);
    }

    [Fact]
    public void Start_AfterARunOfTheSameName_WeighsItsStepsByWhatTheyTook()
    {
        for (var run = 0; run < 2; run++)
        {
            var log = _workflows.Start("import");
            var quick = log.Step("quick");
            _clock.Advance(TimeSpan.FromSeconds(1));
            quick.Complete();
            var slow = log.Step("slow");
            _clock.Advance(TimeSpan.FromSeconds(3));
            if (run == 1)
                log.GetSummary().Percentage!.Value.ShouldBe(25, 0.5);
            slow.Complete();
            log.Complete();
        }
    }

    private StepFigures Step(string name) => _workflows.Reports.GetReport(Hour).ByStep.Single(row => row.Step == name);
}
