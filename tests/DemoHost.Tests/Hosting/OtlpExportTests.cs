using DemoHost.Hosting;
using DemoHost.Tests.CvExtraction.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DemoHost.Tests.Hosting;

public sealed class OtlpExportTests
{
    [Fact]
    public async Task Endpoint_InTheEnvironment_GetsMetricsAndTracesOfARun()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        await using (var host = await DemoProcess.StartAsync(environment))
        {
            var url = (await host.Http.UploadAsync(CvUploads.PlainCv)).GetProperty("streamUrl").GetString()!;
            await host.Http.ReadEventsAsync(url);
            // What is left is sent before the host is gone.
            (await host.TerminateAsync()).ExitCode.ShouldBe(0);
        }

        collector.ContentTypes.ShouldBe(["application/x-protobuf"]);
        var traces = collector.At("/v1/traces");
        traces.ShouldContain("sse-demo-host");
        traces.ShouldContain("sse.workflow.id");
        traces.ShouldContain("sse.workflow.step");
        var metrics = collector.At("/v1/metrics");
        metrics.ShouldContain("sse.workflow.runs");
        metrics.ShouldContain("sse.workflow.step.duration");
    }

    [Fact]
    public async Task Endpoint_NotInTheEnvironment_ExportsNothing()
    {
        await using var server = new DemoServer();
        await server.InitializeAsync();
        server.Services.GetServices<IHostedService>().ShouldNotContain(service => service is OtlpExport);
    }
}
