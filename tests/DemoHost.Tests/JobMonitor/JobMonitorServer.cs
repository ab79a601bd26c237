using DemoHost.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Testing;

namespace DemoHost.Tests.JobMonitor;

/// <summary>The job monitor alone, with a clock of the test's own.</summary>
internal sealed class JobMonitorServer : IAsyncDisposable
{
    private readonly SliceHost _slice;

    private JobMonitorServer(SliceHost slice, ManualTimeProvider clock) => (_slice, Clock) = (slice, clock);

    public HttpClient Http => _slice.Http;

    public ManualTimeProvider Clock { get; }

    public IServiceProvider Services => _slice.Services;

    public static Task<JobMonitorServer> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    /// <param name="store">Keeps the streams; the caller's to dispose. Null: they are in memory.</param>
    /// <param name="settings">As those of <see cref="SliceHost.StartAsync"/>.</param>
    public static async Task<JobMonitorServer> StartAsync(IEventStore? store, params (string Key, string Value)[] settings)
    {
        // From now on: files have their times from the system.
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        var slice = await SliceHost.StartAsync(
            (services, section) =>
            {
                services
                    .AddCvExtraction(new ConfigurationBuilder().Build())
                    .AddJobMonitor(section)
                    .AddSingleton<TimeProvider>(clock)
                    .AddSse(o => o.TimeProvider = clock);
                if (store is not null)
                    services.AddSingleton(store);
            },
            app => app.MapJobMonitor(),
            settings);
        return new JobMonitorServer(slice, clock);
    }

    public ValueTask DisposeAsync() => _slice.DisposeAsync();
}
