using System.Text.Json;
using Sse.Testing;

namespace Sse.Workflow.Tests.Reports;

public sealed class WorkflowAggregatorTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _clock = new();
    private readonly WorkflowAggregator _reports;

    public WorkflowAggregatorTests() => _reports = new WorkflowAggregator(_clock);

    [Fact]
    public void GetReport_RunsOfEveryOutcome_CountsAndErrorRate()
    {
        foreach (var outcome in Enum.GetValues<WorkflowOutcome>())
            Run("import", outcome, Second);
        Run("import", WorkflowOutcome.Succeeded, Second);
        _reports.RunStarted("import");

        var report = _reports.GetReport(TimeSpan.FromMinutes(5));

        report.Runs.ShouldBe(8);
        report.Running.ShouldBe(1);
        report.Outcomes.ShouldBe(new OutcomeCounts { Succeeded = 2, Warned = 1, Failed = 1, Skipped = 1, Canceled = 1, TimedOut = 1, Abandoned = 1 });
        report.ErrorRate.ShouldBe(3.0 / 8);
        report.ByName.ShouldHaveSingleItem().Runs.ShouldBe(8);
    }

    /// <summary>A record may come between the report's look at the clock and its look at the figures, in the next slice already.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(24 * 60)]
    public void GetReport_SliceThatClosesMeanwhile_CountsOnce(int windowMinutes)
    {
        var clock = new InterruptedClock(_clock);
        var reports = new WorkflowAggregator(clock);
        reports.RunFinished("import", WorkflowOutcome.Succeeded, Second);
        _clock.Advance(TimeSpan.FromMinutes(1));
        reports.RunFinished("import", WorkflowOutcome.Succeeded, Second);

        clock.Next = () =>
        {
            _clock.Advance(TimeSpan.FromHours(1));
            reports.RunFinished("import", WorkflowOutcome.Succeeded, Second);
        };
        var report = reports.GetReport(TimeSpan.FromMinutes(windowMinutes));

        report.Runs.ShouldBe(3);
    }

    [Fact]
    public void GetReport_DurationsOverManySlices_AverageAndQuantiles()
    {
        for (var i = 1; i <= 100; i++)
        {
            Run("import", WorkflowOutcome.Succeeded, i * Second);
            _clock.Advance(TimeSpan.FromSeconds(3));
        }

        var report = _reports.GetReport(TimeSpan.FromMinutes(10));

        report.Runs.ShouldBe(100);
        report.Average!.Value.TotalSeconds.ShouldBe(50.5, 1e-6);
        report.P50!.Value.TotalSeconds.ShouldBe(50, 50 * DurationHistogram.RelativeError);
        report.P95!.Value.TotalSeconds.ShouldBe(95, 95 * DurationHistogram.RelativeError);
        report.P99!.Value.TotalSeconds.ShouldBe(99, 99 * DurationHistogram.RelativeError);
        report.PerMinute.ShouldBe(20, 0.1);
    }

    [Fact]
    public void GetReport_OlderThanTheWindow_IsLeftOut()
    {
        Run("import", WorkflowOutcome.Failed, Second);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Run("import", WorkflowOutcome.Succeeded, Second);

        var report = _reports.GetReport(TimeSpan.FromMinutes(5));

        report.Runs.ShouldBe(1);
        report.ErrorRate.ShouldBe(0);
        report.From.ShouldBe(_clock.GetUtcNow() - TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void GetReport_SkippedSteps_DoNotCountAsDurations()
    {
        _reports.Step("import", "load", "read").Ended(WorkflowOutcome.Succeeded, 10 * Second);
        for (var i = 0; i < 9; i++)
            _reports.Step("import", "load", "read").Ended(WorkflowOutcome.Skipped, TimeSpan.Zero);

        var step = _reports.GetReport(TimeSpan.FromMinutes(1)).ByStep.ShouldHaveSingleItem();

        step.Runs.ShouldBe(10);
        step.Average.ShouldBe(10 * Second);
        step.P50!.Value.TotalSeconds.ShouldBe(10, 10 * DurationHistogram.RelativeError);
    }

    [Fact]
    public void GetReport_PhasesAndSteps_AreTheirOwnRows()
    {
        _reports.PhaseFinished("import", "VALIDATION", WorkflowOutcome.Succeeded, Second);
        _reports.Step("import", "VALIDATION", "check").Ended(WorkflowOutcome.Failed, Second);
        _reports.Step("import", null, "check").Ended(WorkflowOutcome.Succeeded, 5 * Second);

        var report = _reports.GetReport(TimeSpan.FromMinutes(1));

        report.Runs.ShouldBe(0);
        report.ByPhase.ShouldHaveSingleItem().Phase.ShouldBe("VALIDATION");
        report.ByStep.Select(s => (s.Phase, s.Step, s.ErrorRate)).ShouldBe([("VALIDATION", "check", 1.0), (null, "check", 0.0)], ignoreOrder: true);
        report.SlowestSteps[0].Phase.ShouldBeNull();
    }

    [Fact]
    public void GetReport_ProblemsAndCounters_AreAddedUp()
    {
        _reports.ProblemRaised("import", "csv.row", "first");
        _clock.Advance(TimeSpan.FromSeconds(30));
        _reports.ProblemRaised("import", "csv.row", "second");
        _reports.ProblemRaised("import", "net", "down");
        _reports.Counter("import", "pages").Added(3);
        _reports.Counter("import", "pages").Added(4.5);
        _clock.Advance(TimeSpan.FromSeconds(30));

        var report = _reports.GetReport(TimeSpan.FromMinutes(10));

        report.TopProblems.Select(p => (p.Code, p.Count, p.Message)).ShouldBe([("csv.row", 2, "second"), ("net", 1, "down")]);
        report.TopProblems[0].LastSeen.ShouldBe(_clock.GetUtcNow() - TimeSpan.FromSeconds(30));
        var counter = report.Counters.ShouldHaveSingleItem();
        counter.Total.ShouldBe(7.5);
        counter.PerMinute.ShouldBe(7.5);
    }

    [Fact]
    public void GetReport_TwoWindows_ShowsTheTrend()
    {
        for (var i = 0; i < 10; i++)
            Run("import", WorkflowOutcome.Succeeded, 2 * Second);
        _clock.Advance(TimeSpan.FromMinutes(5));
        for (var i = 0; i < 20; i++)
            Run("import", i < 5 ? WorkflowOutcome.Failed : WorkflowOutcome.Succeeded, 3 * Second);
        _clock.Advance(TimeSpan.FromMinutes(4));

        var report = _reports.GetReport(TimeSpan.FromMinutes(5));

        report.Runs.ShouldBe(20);
        report.Previous!.Runs.ShouldBe(10);
        report.Previous.ErrorRate.ShouldBe(0);
        report.Trend!.ErrorRate.ShouldBe(0.25);
        report.Trend.Average!.Value.ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void GetReport_NothingBefore_HasNoTrend()
    {
        Run("import", WorkflowOutcome.Succeeded, Second);

        var report = _reports.GetReport(TimeSpan.FromMinutes(5));

        report.Previous.ShouldBeNull();
        report.Trend.ShouldBeNull();
    }

    [Fact]
    public void GetReport_HoursBack_ReadsCoarseSlices()
    {
        for (var hour = 0; hour < 30; hour++)
        {
            Run("import", WorkflowOutcome.Succeeded, Second);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        _reports.GetReport(TimeSpan.FromHours(6)).Runs.ShouldBe(6);
        _reports.GetReport(TimeSpan.FromHours(24)).Runs.ShouldBe(24);
        _reports.GetReport(TimeSpan.FromDays(365)).Runs.ShouldBe(24);
        _reports.GetReport(TimeSpan.FromHours(6)).Previous!.Runs.ShouldBe(6);
    }

    [Fact]
    public void GetReport_WindowNotPositive_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => _reports.GetReport(TimeSpan.Zero));

    [Fact]
    public void GetReport_AsJson_IsCamelCaseWithMilliseconds()
    {
        Run("import", WorkflowOutcome.Succeeded, TimeSpan.FromMilliseconds(20));
        _reports.Step("import", "load", "read").Ended(WorkflowOutcome.Succeeded, TimeSpan.FromMilliseconds(20));

        var report = _reports.GetReport(TimeSpan.FromMinutes(5));
        var json = report.ToJson();
        var root = JsonDocument.Parse(json).RootElement;

        root.GetProperty("windowMs").GetDouble().ShouldBe(300_000);
        root.GetProperty("runs").GetInt64().ShouldBe(1);
        root.GetProperty("averageMs").GetDouble().ShouldBe(20);
        root.GetProperty("outcomes").GetProperty("succeeded").GetInt64().ShouldBe(1);
        root.GetProperty("byStep")[0].GetProperty("step").GetString().ShouldBe("read");
        root.GetProperty("from").GetDateTimeOffset().ShouldBe(report.From);
        var back = WorkflowReport.Parse(json);
        back.P95!.Value.TotalMilliseconds.ShouldBe(report.P95!.Value.TotalMilliseconds, 0.001);
        back.ByStep.ShouldHaveSingleItem().Phase.ShouldBe("load");
    }

    [Fact]
    public void Record_ManyThreads_LosesNothing()
    {
        const int Threads = 4, Each = 20_000;
        Parallel.For(0, Threads, _ =>
        {
            for (var i = 0; i < Each; i++)
            {
                Run("import", WorkflowOutcome.Succeeded, Second);
                if (i % 1_000 == 0)
                    _clock.Advance(TimeSpan.FromMilliseconds(500));
                if (i % 5_000 == 0)
                    _reports.GetReport(TimeSpan.FromMinutes(10)).Runs.ShouldBeLessThanOrEqualTo(Threads * Each);
            }
        });

        var report = _reports.GetReport(TimeSpan.FromMinutes(30));
        report.Runs.ShouldBe(Threads * Each);
        report.Running.ShouldBe(0);
    }

    [Fact]
    public void Record_KnownSeries_AllocatesNothing()
    {
        void Work()
        {
            for (var i = 0; i < 1_000; i++)
            {
                Run("import", WorkflowOutcome.Succeeded, TimeSpan.FromMilliseconds(i));
                _reports.Step("import", "load", "read").Ended(WorkflowOutcome.Succeeded, TimeSpan.FromMilliseconds(i));
                _reports.Counter("import", "pages").Added(1);
            }
        }

        Work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Work();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private void Run(string name, WorkflowOutcome outcome, TimeSpan duration)
    {
        _reports.RunStarted(name);
        _reports.RunFinished(name, outcome, duration);
    }

    /// <summary>Does something when it is asked next: right after the time that it answers.</summary>
    private sealed class InterruptedClock(TimeProvider clock) : TimeProvider
    {
        public Action? Next { get; set; }

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp()
        {
            var (now, next) = (clock.GetTimestamp(), Next);
            Next = null;
            next?.Invoke();
            return now;
        }
    }
}
