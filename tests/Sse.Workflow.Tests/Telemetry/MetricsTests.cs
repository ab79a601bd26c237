using Sse.Testing;

namespace Sse.Workflow.Tests.Telemetry;

public sealed class MetricsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestMeterFactory _meters = new();
    private readonly Measurements _measured;

    public MetricsTests() => _measured = new Measurements(_meters);

    public void Dispose()
    {
        _measured.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public void FinishRun_Outcome_CountsAndMeasuresWithBoundedTags()
    {
        using var telemetry = new WorkflowTelemetry(meters: _meters);
        var run = Begin(telemetry, "import", "id-1");
        _measured.Sum("sse.workflow.active").ShouldBe(1);
        run.FinishRun(WorkflowOutcome.TimedOut, TimeSpan.FromSeconds(2.5));

        _measured.Sum("sse.workflow.active").ShouldBe(0);
        _measured.Of("sse.workflow.runs").ShouldHaveSingleItem().TagText.ShouldBe("sse.workflow.name=import;sse.workflow.outcome=timedOut");
        _measured.Of("sse.workflow.run.duration").ShouldHaveSingleItem().Value.ShouldBe(2.5);
    }

    [Fact]
    public void FinishStepAndPhase_AreMeasuredUnderTheirNames()
    {
        using var telemetry = new WorkflowTelemetry(meters: _meters);
        var run = Begin(telemetry, "import", "id-1");
        run.FinishPhase(null, "VALIDATION", WorkflowOutcome.Succeeded, TimeSpan.FromSeconds(2));
        run.FinishStep(null, "VALIDATION", "check", WorkflowOutcome.Failed, TimeSpan.FromSeconds(1));

        _measured.Of("sse.workflow.phase.duration").ShouldHaveSingleItem().TagText
            .ShouldBe("sse.workflow.name=import;sse.workflow.outcome=succeeded;sse.workflow.phase=VALIDATION");
        _measured.Of("sse.workflow.step.duration").ShouldHaveSingleItem().TagText
            .ShouldBe("sse.workflow.name=import;sse.workflow.outcome=failed;sse.workflow.phase=VALIDATION;sse.workflow.step=check");
    }

    [Fact]
    public void UserMetrics_Undeclared_ShareInstrumentsAndDeclaredHaveTheirOwn()
    {
        var options = new TelemetryOptions().DeclareMetric("cv.pages", "{page}", "Pages read.");
        using var telemetry = new WorkflowTelemetry(options: options, meters: _meters);
        var run = Begin(telemetry, "import", "id-1");
        run.Counter("cv.pages").Add(3);
        run.Counter("rows").Add(5);
        run.Gauge("confidence")!.Record(0.95);
        run.Timer("ai_extraction").Record(TimeSpan.FromMilliseconds(1_500));

        _measured.Of("cv.pages").ShouldHaveSingleItem().TagText.ShouldBe("sse.workflow.name=import");
        _measured.Of("sse.workflow.counter").ShouldHaveSingleItem().TagText.ShouldBe("sse.workflow.metric=rows;sse.workflow.name=import");
        _measured.Of("sse.workflow.gauge").ShouldHaveSingleItem().Value.ShouldBe(0.95);
        _measured.Of("sse.workflow.timer").ShouldHaveSingleItem().Value.ShouldBe(1.5);
    }

    [Fact]
    public void Tags_OnlyDeclaredDimensions_BecomeMetricTags()
    {
        var classes = new Dictionary<string, TagClass> { ["plan"] = TagClass.Dimension, ["user"] = TagClass.Private };
        using var telemetry = new WorkflowTelemetry(classes: classes, meters: _meters);
        var tags = new Dictionary<string, string> { ["plan"] = "premium", ["user"] = "john", ["file"] = "cv.pdf" };
        telemetry.StartRun("import", "id-1", tags, default, Start).FinishRun(WorkflowOutcome.Succeeded, TimeSpan.FromSeconds(1));

        _measured.Of("sse.workflow.runs").ShouldHaveSingleItem().TagText.ShouldBe("plan=premium;sse.workflow.name=import;sse.workflow.outcome=succeeded");
    }

    [Fact]
    public void Tags_NamesAndValuesWithoutEnd_StayBelowTwoThousandCombinations()
    {
        var classes = new Dictionary<string, TagClass> { ["plan"] = TagClass.Dimension };
        using var telemetry = new WorkflowTelemetry(classes: classes, meters: _meters);
        var outcomes = Enum.GetValues<WorkflowOutcome>();
        for (var i = 0; i < 3_000; i++)
        {
            var tags = new Dictionary<string, string> { ["plan"] = $"plan {i}" };
            var run = telemetry.StartRun($"run {i % 70}", $"id-{i}", tags, default, Start);
            foreach (var outcome in outcomes)
            {
                run.FinishPhase(null, $"phase {i % 500}", outcome, TimeSpan.FromSeconds(1));
                run.FinishStep(null, $"phase {i % 500}", $"step {i}", outcome, TimeSpan.FromSeconds(1));
            }
            run.ProblemRaised($"code {i}");
            run.Counter($"counter {i}").Add(1);
            run.Gauge($"gauge {i}")?.Record(1);
            run.FinishRun(outcomes[i % outcomes.Length], TimeSpan.FromSeconds(1));
        }

        foreach (var instrument in _measured.All.Select(m => m.Instrument).Distinct())
            _measured.TagSets(instrument).ShouldBeLessThan(2_000, instrument);
        _measured.Of("sse.workflow.step.duration").Count().ShouldBe(3_000 * outcomes.Length);
        _measured.All.ShouldAllBe(m => m.Tags.Values.All(v => !v!.ToString()!.StartsWith("id-", StringComparison.Ordinal)));
    }

    [Fact]
    public void ListenerThrows_NothingReachesTheCaller()
    {
        using var meters = new TestMeterFactory();
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("boom"));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("boom"));
        listener.Start();
        using var telemetry = new WorkflowTelemetry(meters: meters);

        var run = Begin(telemetry, "import", "id-1");
        run.FinishStep(null, null, "s", WorkflowOutcome.Succeeded, TimeSpan.Zero);
        run.FinishPhase(null, "p", WorkflowOutcome.Succeeded, TimeSpan.Zero);
        run.ProblemRaised("x");
        run.Counter("c").Add(1);
        run.Gauge("g")!.Record(1);
        run.Timer("t").Record(TimeSpan.Zero);
        run.FinishRun(WorkflowOutcome.Succeeded, TimeSpan.Zero);

        telemetry.ListenerFailures.ShouldBeGreaterThanOrEqualTo(7);
    }

    [Fact]
    public void Reports_SameRuns_AgreeWithTheMetrics()
    {
        var names = new BoundedNames(new NameLimits { Workflows = 5, Steps = 10 });
        var reports = new WorkflowAggregator(new ManualTimeProvider(), names);
        using var telemetry = new WorkflowTelemetry(names, meters: _meters);
        var random = new Random(11);
        for (var i = 0; i < 500; i++)
        {
            var (name, outcome) = ($"run {random.Next(8)}", (WorkflowOutcome)random.Next(7));
            var duration = TimeSpan.FromMilliseconds(random.Next(1, 5_000));
            var run = Begin(telemetry, name, $"id-{i}");
            reports.RunStarted(name);
            var step = $"step {random.Next(15)}";
            run.FinishStep(null, null, step, outcome, duration);
            reports.Step(name, null, step).Ended(outcome, duration);
            run.FinishRun(outcome, duration);
            reports.RunFinished(name, outcome, duration);
        }

        var report = reports.GetReport(TimeSpan.FromMinutes(5));

        Table("sse.workflow.runs", "sse.workflow.name").ShouldBe(report.ByName.ToDictionary(r => r.Name, r => r.Runs), ignoreOrder: true);
        _measured.Of("sse.workflow.step.duration").Count().ShouldBe((int)report.ByStep.Sum(s => s.Runs));
        report.ByStep.Select(s => s.Step).Distinct().Order().ShouldBe(
            _measured.Of("sse.workflow.step.duration").Select(m => (string)m.Tags["sse.workflow.step"]!).Distinct().Order());
        var measured = _measured.Of("sse.workflow.run.duration").Where(m => (string)m.Tags["sse.workflow.outcome"]! != "skipped").ToList();
        report.Average!.Value.TotalSeconds.ShouldBe(measured.Average(m => m.Value), 1e-6);
    }

    private static RunTelemetry Begin(WorkflowTelemetry telemetry, string name, string id) => telemetry.StartRun(name, id, null, default, Start);

    private Dictionary<string, long> Table(string instrument, string tag) =>
        _measured.Of(instrument).GroupBy(m => (string)m.Tags[tag]!).ToDictionary(g => g.Key, g => (long)g.Sum(m => m.Value));
}
