using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DemoHost.Tests.Hosting;

/// <summary>One slice alone on a real port, with the settings and services of one test.</summary>
internal sealed class SliceHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SliceHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="add">Adds the slice, whose settings it gets.</param>
    /// <param name="map">Maps the slice's routes; what it puts into the pipeline comes before the limit of rates.</param>
    /// <param name="settings">Settings of the slice: <c>("MaxRunning", "1")</c>; of two values of one the last counts.</param>
    public static async Task<SliceHost> StartAsync(
        Action<IServiceCollection, IConfiguration> add, Action<WebApplication> map, params IEnumerable<(string Key, string Value)> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create($"Slice:{s.Key}", (string?)s.Last().Value)));
        builder.Services.AddCors();
        builder.Services.AddProblemDetails();
        builder.Services.AddRateLimiter(o => o.RejectionStatusCode = 429);
        builder.Services.AddSseWorkflow();
        add(builder.Services, builder.Configuration.GetSection("Slice"));
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseCors();
        map(app);
        app.UseRateLimiter();
        app.MapWorkflows("/api/v1/workflows");
        await app.StartAsync();
        return new SliceHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
