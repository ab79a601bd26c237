using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Sse.Primitives;
using Sse.Stores.Sqlite;
using Sse.Workflow.Tests.Telemetry;
using static Sse.Workflow.Tests.Redaction.SecretsEverywhere;

namespace Sse.Workflow.Tests.Redaction;

/// <summary>A secret is given to every member that takes a text or a value; then everything that left is searched for it.</summary>
[Collection(GlobalListeners.Name)]
public sealed class SecretSearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secrets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_SecretGivenEverywhere_HoldsItNowhere(bool withCallback)
    {
        var options = Options(withCallback);
        await using var workflows = new Workflows(options);
        await using var log = workflows.Start("import", SecretsEverywhere.Options);
        WriteAll(log);

        var events = Recorded.Events(log.Stream).Select(e => e.GetRawText()).ToList();
        events.Where(e => e.Contains(Secret)).ShouldBeEmpty();
        string.Join('\n', events).ShouldContain("[redacted]");
    }

    [Fact]
    public async Task Pages_OfWhatTheDashboardShows_HoldTheSecretNowhere()
    {
        await using var workflows = new Workflows(Options());
        await using var log = workflows.Start("import", SecretsEverywhere.Options);
        WriteAll(log);

        var report = workflows.Reports.GetReport(TimeSpan.FromMinutes(5));
        var row = (await workflows.ListAsync(cancellationToken: TestContext.Current.CancellationToken)).Items.ShouldHaveSingleItem();
        string[] payloads =
        [
            Encoding.UTF8.GetString(log.GetSnapshot().ToJson()),
            Encoding.UTF8.GetString(log.GetSummary().ToJson()),
            Encoding.UTF8.GetString(report.ToJson()),
            JsonSerializer.Serialize(row),
        ];
        payloads.ShouldAllBe(p => p.Contains("[redacted]") && !p.Contains(Secret));
    }

    [Fact]
    public async Task Store_OnDisk_HoldsTheSecretInNoByte()
    {
        var file = Path.Combine(_folder, "workflows.db");
        var store = new SqliteEventStore(new SqliteStoreOptions { Path = file });
        var streams = new EventStreamRegistry(new EventStreamRegistryOptions(), [store]);
        await using (var workflows = new Workflows(Options(), streams))
        {
            await using var log = workflows.Start("import", SecretsEverywhere.Options);
            WriteAll(log);
            (await log.Stream.FlushAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
        }
        await streams.DisposeAsync();
        await store.DisposeAsync();

        var bytes = Directory.EnumerateFiles(_folder).SelectMany(File.ReadAllBytes).ToArray();
        bytes.AsSpan().IndexOf("[redacted]"u8).ShouldBeGreaterThan(0);
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)).ShouldBe(-1);
    }

    [Fact]
    public async Task LogFile_OfTheCourseOfWorkflows_HoldsTheSecretInNoLine()
    {
        var file = Path.Combine(_folder, "app.log");
        using (var logging = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(new FileLog(file))))
        {
            await using var workflows = new Workflows(Options(), loggerFactory: logging);
            await using var log = workflows.Start("import", SecretsEverywhere.Options);
            Write(log);
            End(log);
        }

        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        text.ShouldContain("Step token: [redacted] started");
        text.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Telemetry_Exported_HoldsTheSecretNowhere()
    {
        var spans = new Collected<Activity>();
        var metrics = new CollectedMetrics();
        using var tracing = Sdk.CreateTracerProviderBuilder().AddSource("Sse.Workflow").AddProcessor(new SimpleActivityExportProcessor(spans)).Build();
        using var metering = Sdk.CreateMeterProviderBuilder().AddMeter("Sse.Workflow").AddReader(new BaseExportingMetricReader(metrics)).Build();
        await using var workflows = new Workflows(Options());
        await using (var log = workflows.Start("import", SecretsEverywhere.Options))
            WriteAll(log);
        metering.ForceFlush().ShouldBeTrue();

        var exported = spans.Items.Select(Describe).Concat(metrics.Points.Select(p => $"{p.Metric} {p.Tags}")).ToList();
        exported.ShouldContain(e => e.Contains("exception.message=token: [redacted]"));
        exported.Where(e => e.Contains(Secret)).ShouldBeEmpty();
    }

    private static SseWorkflowOptions Options(bool withCallback = false)
    {
        var options = new SseWorkflowOptions { IncludeExceptionMessages = true };
        options.Tags["owner"] = TagClass.Private;
        if (withCallback)
            options.Redaction.Callback = a => a.Text.Replace(Secret, "***", StringComparison.Ordinal);
        return options;
    }

    private static void WriteAll(EnhancedSseLogger log)
    {
        WriteOwnLines(log);
        Write(log);
        End(log);
    }

    private static string Describe(Activity span) =>
        $"{span.DisplayName} {span.StatusDescription} " + string.Join(';', span.TagObjects.Select(t => $"{t.Key}={t.Value}"));
}
