using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DemoHost.Tests.ResumeOptimizer.Http;

/// <summary>The slice alone on a real port, with the settings and services of one test.</summary>
internal sealed class OptimizerHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OptimizerHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Http { get; }

    /// <param name="configure">Adds services before the slice adds its own.</param>
    /// <param name="settings">Settings of the slice: <c>("MaxRunning", "1")</c>.</param>
    public static async Task<OptimizerHost> StartAsync(Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Slice:{s.Key}", (string?)s.Value)));
        configure?.Invoke(builder.Services);
        builder.Services.AddSseWorkflow();
        builder.Services.AddResumeOptimizer(builder.Configuration.GetSection("Slice"));
        builder.Services.AddProblemDetails();
        builder.Services.AddRateLimiter(o => o.RejectionStatusCode = 429);
        var app = builder.Build();
        app.UseStatusCodePages();
        app.UseCors();
        app.UseRateLimiter();
        app.MapWorkflows("/api/v1/workflows");
        app.MapResumeOptimizer();
        await app.StartAsync();
        return new OptimizerHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
