using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sse.Testing;

namespace Sse.AspNetCore.Tests;

/// <summary>A real Kestrel on a free port of the loopback, with a client to it.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private TestHost(WebApplication app, HttpProtocols protocols)
    {
        App = app;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 10_000 }) { BaseAddress = Address, Timeout = TestLimit.Time };
        if (protocols != HttpProtocols.Http2)
            return;
        Client.DefaultRequestVersion = new Version(2, 0);
        Client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public SseServer Server => SseServer.From(App.Services);

    public RecordedLogs Logs => App.Services.GetRequiredService<RecordedLogs>();

    public static async Task<TestHost> StartAsync(
        Action<WebApplication> map, Action<IServiceCollection>? services = null, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        builder.Services.AddRoutingCore();
        builder.Services.AddMetrics();
        var logs = new RecordedLogs();
        builder.Services.AddSingleton(logs);
        builder.Logging.AddProvider(logs);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new TestHost(app, protocols);
    }

    /// <summary>Opens a stream and returns once its headers have come.</summary>
    public async Task<EventReader> OpenAsync(string path, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path)
        {
            Version = Client.DefaultRequestVersion,
            VersionPolicy = Client.DefaultVersionPolicy,
        };
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync(TestLimit.Token());
        await App.DisposeAsync();
    }
}
