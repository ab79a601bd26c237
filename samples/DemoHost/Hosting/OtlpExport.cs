using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DemoHost.Hosting;

/// <summary>
/// Sends metrics and traces of workflows and connections to a collector when the environment names one (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, with the other
/// variables of OpenTelemetry's specification beside it, such as <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> and <c>OTEL_METRIC_EXPORT_INTERVAL</c>).
/// </summary>
internal sealed class OtlpExport : IHostedService, IDisposable
{
    private const int FlushMilliseconds = 5_000;

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    /// <summary>Before everything else that is hosted: what starts with the host is measured too, and what stops with it.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("sse-demo-host");
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter("Sse.*").AddOtlpExporter().Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Sse.Workflow").AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left, as long as the collector takes it within five seconds.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _traces?.ForceFlush(FlushMilliseconds);
            _metrics?.ForceFlush(FlushMilliseconds);
        },
        cancellationToken);

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
