using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sse.Testing;

namespace DemoHost.Tests.JobMonitor;

/// <summary>The slice alone, on a real port, with settings and a clock of the test's own.</summary>
internal sealed class JobMonitorServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private JobMonitorServer(WebApplication app, ManualTimeProvider clock)
    {
        (_app, Clock) = (app, clock);
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Http { get; }

    public ManualTimeProvider Clock { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<JobMonitorServer> StartAsync(params (string Key, string Value)[] settings)
    {
        // From now on: files have their times from the system.
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"JobMonitor:{s.Key}", (string?)s.Value)));
        builder.Services.AddSseWorkflow();
        builder.Services.AddCvExtraction(builder.Configuration.GetSection("CvExtraction"));
        builder.Services.AddJobMonitor(builder.Configuration.GetSection("JobMonitor"));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSse(o => o.TimeProvider = clock);
        builder.Services.AddRateLimiter(o => o.RejectionStatusCode = 429);
        var app = builder.Build();
        app.UseRateLimiter();
        app.MapJobMonitor();
        await app.StartAsync();
        return new JobMonitorServer(app, clock);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
