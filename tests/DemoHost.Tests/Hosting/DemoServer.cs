using DemoHost.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DemoHost.Tests.Hosting;

/// <summary>The demo host on a real port of this machine, for the tests of one class.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly string _logs = Directory.CreateTempSubdirectory("demo-logs-").FullName;
    private WebApplication? _app;

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromMinutes(5) };

    public IServiceProvider Services => _app!.Services;

    public Uri Address => Http.BaseAddress!;

    public string LogFolder => _logs;

    public async ValueTask InitializeAsync()
    {
        _app = DemoApplication.Create(
            "--urls", "http://127.0.0.1:0", "--logs", _logs, "--Logging:Console:LogLevel:Default", "None",
            "--CvExtraction:UploadsPerMinute", "10000",
            "--ResumeOptimizer:JobsPerMinute", "10000",
            "--BulkCheck:UploadsPerMinute", "10000", "--BulkCheck:Database", Path.Combine(_logs, "bulk-check.db"),
            "--JobMonitor:RequestsPerMinute", "10000");
        await _app.StartAsync();
        Http.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app!.DisposeAsync();
        // Pooled connections keep the candidates' file open.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_logs, recursive: true);
    }
}
