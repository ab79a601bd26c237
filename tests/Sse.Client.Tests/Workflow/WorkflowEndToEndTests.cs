using System.Buffers;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Client.Tests.Workflow;

/// <summary>The client against the SDK's own host.</summary>
public sealed class WorkflowEndToEndTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60), TimeProvider.System);

    [Fact]
    public async Task Subscribe_RunningWorkflowWithManyRestarts_SeesEveryEventAndTheServersState()
    {
        await using var workflows = new Workflows();
        var run = workflows.Start("soak", "w1");
        await using var app = await ServeAsync(workflows);
        var subscription = Clients.Create().SubscribeWorkflowAsync(RequestTo(app));

        var writing = Task.Run(() => Write(run));
        int events = 0;
        await foreach (var update in subscription.WithCancellation(_limit.Token))
        {
            update.Kind.ShouldBe(WorkflowUpdateKind.Event);
            if (++events % 700 == 0)
                subscription.Restart();
        }

        await writing;
        events.ShouldBe((int)run.Stream.Head.Sequence);
        subscription.LastEventId.ShouldBe(run.Stream.Head.ToString());
        ShouldBeTheServersState(subscription, run);
    }

    [Fact]
    public async Task Subscribe_BehindWhatIsKept_IsToldAndGetsTheStateAndTheRest()
    {
        await using var workflows = new Workflows(new SseWorkflowOptions { StreamDefaults = new() { MaxEvents = 200 } });
        var run = workflows.Start("soak", "w1");
        await using var app = await ServeAsync(workflows);
        Write(run);
        var request = RequestTo(app);
        request.LastEventId = new StreamPosition(run.Stream.Epoch, 1).ToString();
        var subscription = Clients.Create().SubscribeWorkflowAsync(request);

        var updates = await subscription.ReadAllAsync();

        updates[0].Gap.ShouldNotBeNull().ShouldSatisfyAllConditions(
            g => g.Requested.ShouldBe(request.LastEventId), g => g.FirstAvailable.Sequence.ShouldBeGreaterThan(2), g => g.EpochChanged.ShouldBeFalse());
        updates[1].Kind.ShouldBe(WorkflowUpdateKind.Snapshot);
        updates.Skip(2).ShouldAllBe(u => u.Kind == WorkflowUpdateKind.Event);
        ShouldBeTheServersState(subscription, run);
    }

    public void Dispose() => _limit.Dispose();

    private static SseRequest RequestTo(WebApplication app) => new(new Uri(new(app.Urls.First()), "/w1"));

    private static void ShouldBeTheServersState(WorkflowSubscription subscription, EnhancedSseLogger run)
    {
        var expected = new ArrayBufferWriter<byte>();
        run.Stream.Options.WriteSnapshot!(expected);
        JsonNode.DeepEquals(JsonNode.Parse(subscription.Snapshot.ToJson()), JsonNode.Parse(expected.WrittenSpan)).ShouldBeTrue();
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
