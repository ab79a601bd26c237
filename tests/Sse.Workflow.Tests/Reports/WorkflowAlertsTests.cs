using Sse.Testing;

namespace Sse.Workflow.Tests.Reports;

public sealed class WorkflowAlertsTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly WorkflowAggregator _reports;
    private readonly List<WorkflowAlert> _alerts = [];

    public WorkflowAlertsTests() => _reports = new WorkflowAggregator(_clock);

    [Fact]
    public void Rule_ErrorRateBroken_CallsOnceAPause()
    {
        using var alerts = Watch(new AlertRule { Name = "errors", MaxErrorRate = 0.2, MinRuns = 5, Pause = TimeSpan.FromMinutes(3) });
        End(WorkflowOutcome.Succeeded, 4);
        End(WorkflowOutcome.Failed, 4);
        _clock.Advance(TimeSpan.FromSeconds(10));
        _alerts.ShouldHaveSingleItem().Figures.ErrorRate.ShouldBe(0.5);
        _clock.Advance(TimeSpan.FromMinutes(2));
        _alerts.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMinutes(2));
        _alerts.Count.ShouldBe(2);
        // Five minutes later the failures are out of the window.
        _clock.Advance(TimeSpan.FromHours(1));
        _alerts.Count.ShouldBe(2);
    }

    [Fact]
    public void Rule_TooFewRunsOrWithinLimits_DoesNotCall()
    {
        using var alerts = Watch(new AlertRule { MaxErrorRate = 0.2, MinRuns = 5 }, new AlertRule { MaxP95 = TimeSpan.FromMinutes(1), MinRuns = 1 });
        End(WorkflowOutcome.Failed, 4);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Rule_OfOneWorkflow_LooksAtItAlone()
    {
        using var alerts = Watch(new AlertRule { Workflow = "export", MaxAverage = TimeSpan.FromMilliseconds(500), MinRuns = 2 });
        End(WorkflowOutcome.Succeeded, 5);
        _clock.Advance(TimeSpan.FromSeconds(10));
        _alerts.ShouldBeEmpty();
        End(WorkflowOutcome.Succeeded, 5, "export");
        _clock.Advance(TimeSpan.FromSeconds(10));
        _alerts.ShouldHaveSingleItem();
    }

    [Fact]
    public void Rule_CallbackThrows_IsCountedAndOthersAreStillChecked()
    {
        var rules = new[] { new AlertRule { Name = "a", MaxErrorRate = 0, MinRuns = 1 }, new AlertRule { Name = "b", MaxErrorRate = 0, MinRuns = 1 } };
        using var alerts = new WorkflowAlerts(_reports, rules, a =>
        {
            if (a.Rule.Name == "a")
                throw new InvalidOperationException("boom");
            _alerts.Add(a);
        }, timeProvider: _clock);
        End(WorkflowOutcome.Failed, 1);
        alerts.Check();

        alerts.Failures.ShouldBe(1);
        _alerts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Check_WhileACallbackTakesItsTime_KeepsNoFurtherThreadWaiting()
    {
        using var release = new ManualResetEventSlim();
        using var alerts = new WorkflowAlerts(_reports, [new AlertRule { MaxErrorRate = 0, MinRuns = 1 }], _ => release.Wait(), timeProvider: _clock);
        End(WorkflowOutcome.Failed, 1);
        var first = Task.Run(() => _clock.Advance(TimeSpan.FromSeconds(10)), TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => first.Status == TaskStatus.Running, "the rules are being checked");

        var next = Task.Run(() => _clock.Advance(TimeSpan.FromSeconds(20)), TestContext.Current.CancellationToken);

        await next.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        release.Set();
        await first;
    }

    [Fact]
    public void Rule_WithoutLimit_SaysWhatToSet() =>
        Should.Throw<ArgumentException>(() => Watch(new AlertRule())).Message.ShouldContain("MaxErrorRate");

    private WorkflowAlerts Watch(params AlertRule[] rules) => new(_reports, rules, _alerts.Add, timeProvider: _clock);

    private void End(WorkflowOutcome outcome, int count, string name = "import")
    {
        for (var i = 0; i < count; i++)
            _reports.RunFinished(name, outcome, TimeSpan.FromSeconds(1));
    }
}
