using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore.Tests;

/// <summary>A host with workflows under <c>/w</c>, set up as an application does it.</summary>
internal static class WorkflowHost
{
    public static Task<TestHost> StartAsync(
        Action<WebApplication>? map = null, Action<SseServerOptions>? server = null, HttpProtocols protocols = HttpProtocols.Http1, IEventStore? store = null) => TestHost.StartAsync(
        app =>
        {
            app.MapWorkflows("/w");
            map?.Invoke(app);
        },
        services =>
        {
            services.AddSseWorkflow();
            services.Configure(server ?? (_ => { }));
            if (store is not null)
                services.AddSingleton(store);
        },
        protocols);

    public static IWorkflows Workflows(this TestHost host) => host.App.Services.GetRequiredService<IWorkflows>();

    /// <summary>A workflow that has ended, with a step, two log lines and a problem.</summary>
    public static async Task<EnhancedSseLogger> RunAsync(this TestHost host, string id, string tenant = "a")
    {
        await using var run = host.Workflows().Start("import", new WorkflowOptions { Id = id, Tags = { ["tenant"] = tenant } });
        run.Step("Reading");
        run.Problem(new WorkflowProblem("bad_row", "Row 7 has no name."));
        run.StepComplete("Read");
        run.Complete();
        return run;
    }

    public static async Task<int> CountEventsAsync(this TestHost host, string id)
    {
        using var reader = await host.OpenAsync($"/w/{id}/events");
        return (await reader.ReadToEndAsync()).Count;
    }
}
