using Sse.Testing;

namespace Sse.Workflow.Tests.Reports;

[Collection(MeasuredAlone.Name)]
public sealed class ReportMemoryTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Record_NamesWithoutEnd_SeriesStayBoundedAndNothingIsLost()
    {
        var reports = new WorkflowAggregator(_clock, new BoundedNames(new NameLimits { Workflows = 10, Phases = 12, Steps = 20, Problems = 6 }));
        for (var i = 0; i < 5_000; i++)
        {
            reports.RunFinished($"run {i}", WorkflowOutcome.Succeeded, TimeSpan.FromSeconds(1));
            reports.Step($"run {i % 20}", $"phase {i % 30}", $"step {i}").Ended(WorkflowOutcome.Succeeded, TimeSpan.FromSeconds(1));
            reports.ProblemRaised("run 1", $"code {i}", "x");
        }

        var report = reports.GetReport(TimeSpan.FromMinutes(5));

        reports.SeriesCount.ShouldBeLessThanOrEqualTo(11 + 20 + 11 + 6 + 1);
        report.Runs.ShouldBe(5_000);
        report.ByName.Single(n => n.Name == BoundedNames.Other).Runs.ShouldBe(4_990);
        report.ByStep.Sum(s => s.Runs).ShouldBe(5_000);
        report.TopProblems.Sum(p => p.Count).ShouldBe(5_000);
    }

    [Fact]
    public void Record_ADayOfBusySlices_LogsStayWithinTheirBytes()
    {
        var options = new ReportOptions { MaxBytes = 256 * 1024 };
        var reports = new WorkflowAggregator(_clock, options: options);
        var random = new Random(3);
        for (var slice = 0; slice < 24 * 360; slice++)
        {
            for (var i = 0; i < 20; i++)
                reports.RunFinished($"run {i % 4}", WorkflowOutcome.Succeeded, TimeSpan.FromMilliseconds(random.Next(1, 100_000)));
            _clock.Advance(options.Slice);
        }

        reports.LogBytes.ShouldBeLessThanOrEqualTo(options.MaxBytes);
        var lastMinutes = reports.GetReport(TimeSpan.FromMinutes(5));
        lastMinutes.Runs.ShouldBe(30 * 20);
        // More than what is kept was asked for: the report says from where on it is complete, and is.
        var day = reports.GetReport(TimeSpan.FromHours(24));
        day.From.ShouldBeGreaterThan(day.To - TimeSpan.FromHours(24));
        day.Runs.ShouldBe((long)(day.To - day.From).TotalSeconds * 2);
    }

    [Fact]
    public void Record_EverySeriesAtItsWorst_TakesWhatTheDocumentationStates()
    {
        // The documented bound: 13 KiB a series whose durations range from microseconds to weeks, and MaxBytes for the slices.
        const int Series = 200;
        var options = new ReportOptions { MaxBytes = 1024 * 1024 };
        var reports = new WorkflowAggregator(_clock, new BoundedNames(new NameLimits { Workflows = 300 }), options);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Series; i++)
        {
            for (var bits = 0; bits < 42; bits++)
                reports.RunFinished($"run {i}", WorkflowOutcome.Succeeded, TimeSpan.FromMicroseconds(1L << bits));
        }
        _clock.Advance(options.Slice);
        reports.GetReport(TimeSpan.FromMinutes(1)).Runs.ShouldBe(Series * 42);

        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        taken.ShouldBeLessThan((long)(Series * 13 * 1024) + options.MaxBytes);
        GC.KeepAlive(reports);
    }

    [Fact]
    public void Options_NotMultipleOfSlice_SaysWhatToSet()
    {
        var options = new ReportOptions { CoarseSlice = TimeSpan.FromSeconds(25) };
        Should.Throw<ArgumentException>(() => new WorkflowAggregator(_clock, options: options)).Message.ShouldContain("multiple of Slice");
    }
}
