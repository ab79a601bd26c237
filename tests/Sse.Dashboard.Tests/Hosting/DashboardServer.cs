using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sse.Workflow;

namespace Sse.Dashboard.Tests.Hosting;

/// <summary>An application with a dashboard at <c>/workflows</c>, on a real port of this machine.</summary>
public sealed class DashboardServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DashboardServer(WebApplication app) => _app = app;

    public HttpClient Http { get; } = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };

    public IWorkflows Workflows => _app.Services.GetRequiredService<IWorkflows>();

    public Uri Address => Http.BaseAddress!;

    public static async Task<DashboardServer> StartAsync(
        string environment = "Development",
        Action<SseDashboardOptions>? configure = null,
        Action<IEndpointConventionBuilder>? conventions = null,
        Action<WebApplicationBuilder>? services = null,
        Action<WebApplication>? before = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSseWorkflow();
        services?.Invoke(builder);
        var app = builder.Build();
        before?.Invoke(app);
        app.UseRouting();
        if (services is not null)
            app.UseAuthentication().UseAuthorization();
        var dashboard = app.MapSseDashboard("/workflows", configure);
        conventions?.Invoke(dashboard);
        await app.StartAsync();
        var server = new DashboardServer(app);
        server.Http.BaseAddress = new Uri(app.Urls.First());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
