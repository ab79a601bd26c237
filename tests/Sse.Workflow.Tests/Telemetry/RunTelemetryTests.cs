using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Sse.Workflow.Tests.Telemetry;

/// <summary>Whole runs, as an application makes them, seen through listeners.</summary>
[Collection(GlobalListeners.Name)]
public sealed class RunTelemetryTests : IAsyncDisposable
{
    private readonly string _name = $"run {Guid.NewGuid():N}";
    private readonly TestMeterFactory _meters = new();
    private readonly Measurements _measured;
    private readonly Workflows _workflows;
    private readonly ConcurrentQueue<Activity> _stopped = [];

    public RunTelemetryTests()
    {
        _measured = new Measurements(_meters);
        var services = new ServiceCollection().AddSingleton<IMeterFactory>(_meters).BuildServiceProvider();
        _workflows = new Workflows(services: services);
    }

    public async ValueTask DisposeAsync()
    {
        await _workflows.DisposeAsync();
        _measured.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task Run_WithListeners_MeasuresAgreeWithReportAndStream()
    {
        for (var i = 0; i < 5; i++)
        {
            await Should.NotThrowAsync(_workflows.RunAsync(_name, async (log, ct) =>
            {
                log.StartPhase(WorkflowPhase.Processing);
                await log.StepAsync("read", ct, _ => Task.CompletedTask);
                log.EndPhase();
                log.IncrementCounter("pages", 3);
                log.SetGauge("confidence", 0.5);
                log.StartTimer("ai");
                log.EndTimer("ai");
                if (i == 4)
                    log.Problem("odd", "Something is odd.");
            }));
        }

        var report = _workflows.Reports.GetReport(TimeSpan.FromMinutes(5));
        report.Runs.ShouldBe(5);
        report.Outcomes.Warned.ShouldBe(1);
        _measured.Sum("sse.workflow.runs").ShouldBe(report.Runs);
        _measured.Sum("sse.workflow.active").ShouldBe(0);
        _measured.Of("sse.workflow.run.duration").Average(m => m.Value).ShouldBe(report.Average!.Value.TotalSeconds, 1e-6);
        _measured.Of("sse.workflow.phase.duration").Count().ShouldBe((int)report.ByPhase.Sum(p => p.Runs));
        _measured.Of("sse.workflow.step.duration").Count().ShouldBe((int)report.ByStep.Sum(s => s.Runs));
        _measured.Sum("sse.workflow.counter").ShouldBe(15);
        report.Counters.ShouldHaveSingleItem().Total.ShouldBe(15);
        _measured.Sum("sse.workflow.problems").ShouldBe(report.TopProblems.Sum(p => p.Count));
        _measured.Of("sse.workflow.timer").Count().ShouldBe(5);
    }

    [Fact]
    public async Task StepAsync_Listener_BodyRunsInsideTheStepsActivity()
    {
        using var listener = Listen();
        using var request = new Activity("request").Start();
        Activity? inRun = null, inStep = null, afterStep = null;

        await _workflows.RunAsync(_name, async (log, ct) =>
        {
            inRun = Activity.Current;
            await log.StepAsync("read", ct, async _ =>
            {
                await Task.Yield();
                inStep = Activity.Current;
            });
            afterStep = Activity.Current;
        });

        Activity.Current.ShouldBeSameAs(request);
        inRun!.ParentSpanId.ShouldBe(request.SpanId);
        inStep!.DisplayName.ShouldBe("read");
        inStep.ParentSpanId.ShouldBe(inRun.SpanId);
        afterStep.ShouldBeSameAs(inRun);
        _stopped.Select(a => a.DisplayName).ShouldBe(["read", _name]);
    }

    [Fact]
    public async Task Launch_FromARequest_IsATraceOfItsOwnThatRefersToIt()
    {
        using var listener = Listen();
        using var request = new Activity("request").Start();
        await _workflows.Launch(_name, (_, _, _) => Task.CompletedTask).Completion;

        var run = _stopped.ShouldHaveSingleItem();
        run.TraceId.ShouldNotBe(request.TraceId);
        run.Links.ShouldHaveSingleItem().Context.TraceId.ShouldBe(request.TraceId);
    }

    [Fact]
    public async Task Fail_Exception_IsOnTheActivityAndNotInTheStream()
    {
        using var listener = Listen();
        await using var log = _workflows.Start(_name);
        log.Step("read").Fail(new InvalidOperationException("the inner detail"));
        log.End();

        var step = _stopped.Single(a => a.DisplayName == "read");
        step.Status.ShouldBe(ActivityStatusCode.Error);
        step.GetTagItem("error.type").ShouldBe("InvalidOperationException");
        step.GetTagItem("exception.message").ShouldBe("the inner detail");
        Recorded.Events(log.Stream).ShouldAllBe(e => !e.GetRawText().Contains("inner detail"));
    }

    [Fact]
    public async Task Events_UnderATrace_CarryItsId()
    {
        using var request = new Activity("request").Start();
        await using var log = _workflows.Start(_name);
        log.Complete();

        Recorded.Events(log.Stream).ShouldAllBe(e => e.Text("traceId") == request.TraceId.ToString());
    }

    [Fact]
    public async Task Run_ListenersThrow_StillSucceeds()
    {
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, l) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, _meters))
                l.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("boom"));
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("boom"));
        meters.Start();
        using var listener = Listen(_ => throw new InvalidOperationException("boom"));

        await _workflows.RunAsync(_name, async (log, ct) =>
        {
            log.StartPhase(WorkflowPhase.Processing);
            await log.StepAsync("read", ct, _ => Task.CompletedTask);
            log.EndPhase();
            log.IncrementCounter("pages");
            log.SetGauge("confidence", 1);
            log.StartTimer("t");
            log.EndTimer("t");
        });

        (await _workflows.ListAsync(null, TestContext.Current.CancellationToken)).Items.ShouldHaveSingleItem().Status.ShouldBe(WorkflowStatus.Succeeded);
    }

    private ActivityListener Listen(Action<Activity>? stopped = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Sse.Workflow",
            Sample = (ref options) => options.Parent != default || (options.Tags?.Any(t => Equals(t.Value, _name)) ?? false)
                ? ActivitySamplingResult.AllDataAndRecorded
                : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("sse.workflow.name"), _name))
                    (stopped ?? _stopped.Enqueue)(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
