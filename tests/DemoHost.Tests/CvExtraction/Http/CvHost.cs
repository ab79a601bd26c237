using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DemoHost.Tests.CvExtraction.Http;

/// <summary>The slice alone on a real port, with the settings of one test.</summary>
internal sealed class CvHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CvHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Http { get; }

    /// <param name="settings">Settings of the slice: <c>("MaxRunning", "1")</c>.</param>
    public static async Task<CvHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Slice:{s.Key}", (string?)s.Value)));
        builder.Services.AddSseWorkflow();
        builder.Services.AddCvExtraction(builder.Configuration.GetSection("Slice"));
        builder.Services.AddProblemDetails();
        builder.Services.AddRateLimiter(o => o.RejectionStatusCode = 429);
        var app = builder.Build();
        app.UseStatusCodePages();
        app.UseRateLimiter();
        app.MapWorkflows("/api/v1/workflows");
        app.MapCvExtraction();
        await app.StartAsync();
        return new CvHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
