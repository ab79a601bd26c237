using System.Buffers;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sse.Workflow;

namespace Sse.Client.Tests.Workflow;

/// <summary>The client against the SDK's own host, on a workflow whose stream keeps too little for a reader that dawdles.</summary>
public sealed class WorkflowEndToEndTests
{
    [Theory]
    [InlineData(100_000)] // everything is kept: not one event may be missing
    [InlineData(200)] // next to nothing is kept: gaps must be told and mended
    public async Task Subscribe_RunningWorkflow_EndsWithTheServersState(int kept)
    {
        await using var workflows = new Workflows(new SseWorkflowOptions { StreamDefaults = new() { MaxEvents = kept } });
        var run = workflows.Start("soak", "w1");
        await using var app = await ServeAsync(workflows);
        var subscription = Clients.Create().SubscribeWorkflowAsync(new SseRequest(new Uri(new(app.Urls.First()), "/w1")));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);

        var writing = Task.Run(() => Write(run), limit.Token);
        int events = 0, gaps = 0, snapshots = 0;
        await foreach (var update in subscription.WithCancellation(limit.Token))
        {
            (events, gaps, snapshots) = update.Kind switch
            {
                WorkflowUpdateKind.Event => (events + 1, gaps, snapshots),
                WorkflowUpdateKind.Gap => (events, gaps + 1, snapshots),
                _ => (events, gaps, snapshots + 1),
            };
            if ((events + snapshots) % 1000 == 999)
                subscription.Restart();
        }

        await writing;
        var expected = new ArrayBufferWriter<byte>();
        run.Stream.Options.WriteSnapshot!(expected);
        JsonNode.DeepEquals(JsonNode.Parse(subscription.Snapshot.ToJson()), JsonNode.Parse(expected.WrittenSpan)).ShouldBeTrue();
        subscription.LastEventId.ShouldBe(run.Stream.Head.ToString());
        if (kept == 100_000)
            (events, gaps).ShouldBe(((int)run.Stream.Head.Sequence, 0));
        else
            snapshots.ShouldBeLessThanOrEqualTo(gaps);
    }

    private static void Write(EnhancedSseLogger run)
    {
        for (int i = 0; i < 2500; i++)
        {
            using var step = run.Step($"step {i}");
            step.Complete();
        }

        run.Complete();
    }

    private static async Task<WebApplication> ServeAsync(Workflows workflows)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseRouting();
        app.MapSse("/{id}", c => workflows.Find((string)c.Request.RouteValues["id"]!)?.Stream);
        app.UseEndpoints(_ => { });
        await app.StartAsync();
        return app;
    }
}
