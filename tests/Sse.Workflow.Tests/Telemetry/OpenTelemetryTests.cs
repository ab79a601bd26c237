using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Sse.Workflow.Tests.Telemetry;

/// <summary>The SDK people use, with its aggregation and sampling, in front of an exporter that remembers.</summary>
[Collection(GlobalListeners.Name)]
public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task Sdk_ExportsARun_WithItsFiguresAndItsTree()
    {
        var name = $"run {Guid.NewGuid():N}";
        var spans = new Collected<Activity>();
        var metrics = new CollectedMetrics();
        using var tracing = Sdk.CreateTracerProviderBuilder().AddSource("Sse.Workflow").AddProcessor(new SimpleActivityExportProcessor(spans)).Build();
        using var metering = Sdk.CreateMeterProviderBuilder().AddMeter("Sse.Workflow").AddReader(new BaseExportingMetricReader(metrics)).Build();
        await using var workflows = new Workflows();

        await workflows.RunAsync(name, async (log, ct) =>
        {
            log.StartPhase(WorkflowPhase.Validation);
            await log.StepAsync("check", ct, _ => Task.CompletedTask);
            log.EndPhase();
            log.IncrementCounter("pages", 7);
        }, new WorkflowOptions { Id = "id-" + name, Tags = { ["file"] = "cv.pdf" } });
        metering.ForceFlush().ShouldBeTrue();

        var own = spans.Items.Where(s => Equals(s.GetTagItem("sse.workflow.name"), name)).ToList();
        own.Select(s => s.DisplayName).ShouldBe(["check", "VALIDATION", name]);
        own[0].ParentSpanId.ShouldBe(own[1].SpanId);
        own[1].ParentSpanId.ShouldBe(own[2].SpanId);
        own[2].GetTagItem("file").ShouldBe("cv.pdf");
        own.ShouldAllBe(s => s.Status == ActivityStatusCode.Ok);

        metrics.Of("sse.workflow.runs", name).ShouldHaveSingleItem().Value.ShouldBe(1);
        metrics.Of("sse.workflow.active", name).ShouldHaveSingleItem().Value.ShouldBe(0);
        metrics.Of("sse.workflow.step.duration", name).ShouldHaveSingleItem().Value.ShouldBe(1);
        metrics.Of("sse.workflow.counter", name).ShouldHaveSingleItem().Value.ShouldBe(7);
        metrics.Points.ShouldAllBe(p => !p.Tags.Contains("id-") && !p.Tags.Contains("cv.pdf"));
    }
}
