using FsCheck;
using FsCheck.Fluent;
using Sse.Testing;

namespace Sse.Workflow.Tests.Progress;

/// <summary>Progress as readers of a stream see it.</summary>
public sealed class RunProgressTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _clock = new();
    private readonly Workflows _workflows;

    public RunProgressTests() => _workflows = new Workflows(new SseWorkflowOptions { TimeProvider = _clock });

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task Progress_FirstRunWithoutAPlan_IsUnknownUntilTheEnd()
    {
        await using var log = _workflows.Start("import");
        Phases(log);
        log.Complete();

        Percentages(log).ShouldBe([100]);
        Recorded.Events(log.Stream).ShouldAllBe(e => e.Text("eta") == null);
    }

    [Fact]
    public async Task Progress_SecondRunOfTheName_IsLearnedFromTheFirst()
    {
        await using (var first = _workflows.Start("import"))
        {
            Phases(first);
            first.Complete();
        }

        await using var log = _workflows.Start("import");
        Phases(log);
        var shown = Percentages(log);
        log.Complete();

        // Reading takes 2 of 10 seconds, in two steps of one second.
        shown.ShouldContain(10);
        shown.ShouldContain(20);
        shown[^1].ShouldBeInRange(98, 99.99);
        Percentages(log)[^1].ShouldBe(100);
    }

    [Fact]
    public async Task Progress_SecondRun_TellsTheTimeThatIsLeft()
    {
        await using (var first = _workflows.Start("import"))
        {
            Phases(first);
            first.Complete();
        }

        await using var log = _workflows.Start("import");
        Phases(log);
        var estimates = Recorded.Events(log.Stream).Where(e => e.Text("eta") is not null).ToList();

        estimates.ShouldNotBeEmpty();
        foreach (var e in estimates)
        {
            var left = 10_000 - e.GetProperty("t").GetDouble();
            var eta = e.GetProperty("eta");
            eta.GetProperty("ms").GetDouble().ShouldBe(left, 1_500);
            eta.GetProperty("lowMs").GetDouble().ShouldBeLessThanOrEqualTo(eta.GetProperty("ms").GetDouble());
            eta.GetProperty("highMs").GetDouble().ShouldBeGreaterThanOrEqualTo(eta.GetProperty("ms").GetDouble());
        }
    }

    [Fact]
    public async Task StepProgress_KnownTotal_HasRateAndTimeLeft()
    {
        await using var log = _workflows.Start("import");
        var step = log.Step("rows");
        for (var i = 1; i <= 50; i++)
        {
            step.Report(i, 100, "rows");
            _clock.Advance(Second);
        }

        var last = Recorded.Events(log.Stream).Last(e => e.Type() == "step.progress");
        last.GetProperty("percentage").GetDouble().ShouldBe(50);
        last.GetProperty("rate").GetDouble().ShouldBe(1, 0.05);
        last.GetProperty("eta").GetProperty("ms").GetDouble().ShouldBe(50_000, 2_000);
    }

    [Fact]
    public async Task StepProgress_TrackingOff_HasNoEstimates()
    {
        await using var log = _workflows.Start("import", new WorkflowOptions { EnablePerformanceTracking = false });
        var step = log.Step("rows");
        for (var i = 1; i <= 10; i++)
        {
            step.Report(i, 100);
            _clock.Advance(Second);
        }

        Recorded.Events(log.Stream).ShouldAllBe(e => e.Text("rate") == null && e.Text("eta") == null);
        Recorded.Events(log.Stream).Last(e => e.Type() == "step.progress").GetProperty("percentage").GetDouble().ShouldBe(10);
    }

    [Fact]
    public async Task StepFinished_Succeeded_IsAHundredWhateverWasReported()
    {
        await using var log = _workflows.Start("import");
        var good = log.Step("good");
        good.Report(5, 10);
        good.Complete();
        var bad = log.Step("bad");
        bad.Report(5, 10);
        bad.Fail("broken");

        Recorded.Events(log.Stream).Where(e => e.Type() == "step.finished").Select(e => e.GetProperty("percentage").GetDouble()).ShouldBe([100, 50]);
    }

    [Fact]
    public async Task StepProgress_IProgressOfDouble_ReportsAtOnce()
    {
        await using var log = _workflows.Start("import");
        IProgress<double> progress = log.Step("download");
        progress.Report(40);
        _clock.Advance(Second);

        Recorded.Single(log.Stream, "step.progress").GetProperty("percentage").GetDouble().ShouldBe(40);
    }

    [Fact]
    public void Progress_AnyRun_NeverFallsNorExceedsAHundredAndEndsThere() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf().ToArbitrary(), IsSound).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool IsSound(int[] calls)
    {
        var clock = new ManualTimeProvider();
        var workflows = new Workflows(new SseWorkflowOptions { TimeProvider = clock });
        var log = workflows.Start("import", new WorkflowOptions { ExpectedSteps = calls.Length % 3 == 0 ? 4 : null });
        List<WorkflowStep> steps = [];
        foreach (var call in calls)
        {
            Apply(log, steps, call);
            clock.Advance(TimeSpan.FromMilliseconds(call % 300));
        }
        log.End(WorkflowOutcome.Succeeded);
        var events = Recorded.Events(log.Stream);
        return events[^1].GetProperty("percentage").GetDouble() == 100 && events.GroupBy(e => e.Text("node")).All(node => Rises(node));
    }

    private static void Apply(EnhancedSseLogger log, List<WorkflowStep> steps, int call)
    {
        long[] numbers = [0, 1, 5, 10, 100, -1, long.MaxValue];
        double[] odd = [0, 50, 100, 1e9, -1, double.NaN, double.PositiveInfinity];
        var step = steps.Count == 0 ? log.Step("first") : steps[call / 7 % steps.Count];
        switch (call % 6)
        {
            case 0:
                steps.Add(log.Step("step", odd[call / 50 % odd.Length]));
                break;
            case 1:
                log.StartPhase(WorkflowPhase.Processing, call / 9 % 4);
                break;
            case 2:
                step.ReportProgress(odd[call / 60 % odd.Length]);
                break;
            case 3:
                step.Complete();
                break;
            case 4:
                steps.Add(step.Step("inner"));
                break;
            default:
                step.Report(numbers[call / 11 % numbers.Length], numbers[call / 90 % numbers.Length]);
                break;
        }
    }

    private static bool Rises(IEnumerable<System.Text.Json.JsonElement> node)
    {
        var last = 0.0;
        foreach (var e in node)
        {
            if (e.TryGetProperty("eta", out var eta) && eta.GetProperty("lowMs").GetDouble() < 0)
                return false;
            if (!e.TryGetProperty("percentage", out var value))
                continue;
            if (value.GetDouble() < last || value.GetDouble() > 100)
                return false;
            last = value.GetDouble();
        }
        return true;
    }

    private void Phases(EnhancedSseLogger log)
    {
        foreach (var (phase, seconds) in new[] { (WorkflowPhase.Validation, 1), (WorkflowPhase.Processing, 4) })
        {
            log.StartPhase(phase);
            for (var i = 0; i < 2; i++)
            {
                log.Step($"part {i}");
                _clock.Advance(seconds * Second);
                log.StepComplete();
                _clock.Advance(TimeSpan.Zero);
            }
            log.EndPhase();
        }
        _clock.Advance(TimeSpan.FromMilliseconds(200));
    }

    private static List<double> Percentages(EnhancedSseLogger log) =>
        [.. Recorded.Events(log.Stream).Where(e => e.Text("node") == "0" && e.Text("percentage") is not null).Select(e => e.GetProperty("percentage").GetDouble())];
}
