using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sse.AspNetCore;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Cli.Tests.Servers;

/// <summary>A host of workflows as its users build one: a real Kestrel on this machine.</summary>
internal sealed class WorkflowServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WorkflowServer(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Services.AddSseWorkflow();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, port));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.Zero);
        _app = builder.Build();
        _app.MapWorkflows("/workflows");
        _app.MapSse("/stream", _ => Stream);
    }

    public IWorkflows Workflows => _app.Services.GetRequiredService<IWorkflows>();

    /// <summary>A stream without a workflow, at <c>/stream</c>.</summary>
    public EventStream Stream { get; } = new("ticks");

    /// <summary>How many read a stream now.</summary>
    public int Readers => SseServer.From(_app.Services).ActiveConnections;

    public int Port => new Uri(_app.Urls.First()).Port;

    /// <param name="port">0 for a free one.</param>
    public static async Task<WorkflowServer> StartAsync(int port = 0)
    {
        var server = new WorkflowServer(port);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Where a run is watched; its own address with an empty suffix.</summary>
    public string UrlOf(string id, string suffix = "/events") => $"http://127.0.0.1:{Port}/workflows/{id}{suffix}";

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
