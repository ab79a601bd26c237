using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sse.AspNetCore;
using Sse.Workflow;

namespace Sse.Client.Tests.Workflow;

/// <summary>A workflow started and watched by one request, against the SDK's own host.</summary>
public sealed class StartedByPostTests
{
    [Fact]
    public async Task Subscribe_ConnectionLostInTheMiddle_GoesOnWithoutStartingASecondWorkflow()
    {
        var starts = 0;
        var goOn = new TaskCompletionSource();
        HttpContext? starting = null;
        // Whatever keys the client may send, this endpoint takes no notice: every POST starts a workflow.
        await using var app = await ServeAsync(workflows =>
        {
            Interlocked.Increment(ref starts);
            return workflows.Launch("import", (_, log, ct) => WriteAsync(log, goOn.Task.WaitAsync(ct)));
        }, http => starting = http);
        var subscription = Clients.Create().SubscribeWorkflowAsync(new SseRequest($"{app.Urls.First()}/imports") { Method = HttpMethod.Post });

        List<long> sequences = [];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        await foreach (var update in subscription.WithCancellation(limit.Token))
        {
            update.Kind.ShouldBe(WorkflowUpdateKind.Event);
            sequences.Add(update.Position.Sequence);
            if (update.Event is StepFinished { Name: "first" })
            {
                starting!.Abort();
                goOn.SetResult();
            }
        }

        starts.ShouldBe(1);
        sequences.ShouldBe(Enumerable.Range(1, sequences.Count).Select(i => (long)i));
        subscription.Snapshot.Status.ShouldBe(WorkflowStatus.Succeeded);
        subscription.Snapshot.Nodes.Values.Select(n => n.Name).ShouldBe(["first", "second"], ignoreOrder: true);
    }

    private static async Task WriteAsync(EnhancedSseLogger log, Task goOn)
    {
        await log.StepAsync("first", default, _ => Task.CompletedTask);
        await goOn;
        await log.StepAsync("second", default, _ => Task.CompletedTask);
    }

    private static async Task<WebApplication> ServeAsync(Func<IWorkflows, WorkflowRun> launch, Action<HttpContext> onStart)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSseWorkflow();
        var app = builder.Build();
        app.MapWorkflows("/workflows");
        app.MapPost("/imports", (HttpContext http, IWorkflows workflows) =>
        {
            onStart(http);
            return SseResults.Workflow(launch(workflows));
        });
        await app.StartAsync();
        return app;
    }
}
