using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Sse.Workflow;

namespace Sse.AspNetCore.Tests;

public sealed class WorkflowResultTests
{
    private readonly TaskCompletionSource<string> _work = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _launched;

    [Fact]
    public async Task Post_AnyClient_Gets202WithLinksThatWork()
    {
        await using var host = await StartAsync();

        var response = await host.Client.PostAsync("/start", null);
        var links = await response.Content.ReadFromJsonAsync<JsonElement>();
        _work.SetResult("done");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = links.GetProperty("workflowId").GetString();
        links.GetProperty("streamUrl").GetString().ShouldBe($"/w/{id}/events");
        links.GetProperty("snapshotUrl").GetString().ShouldBe($"/w/{id}");
        links.GetProperty("cancelUrl").GetString().ShouldBe($"/w/{id}/cancel");
        response.Headers.Location!.ToString().ShouldBe($"/w/{id}");
        (await host.Client.GetAsync(response.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reader = await host.OpenAsync(links.GetProperty("streamUrl").GetString()!);
        (await reader.ReadToEndAsync())[^1].Json.GetProperty("result").GetString().ShouldBe("done");
    }

    [Fact]
    public async Task Post_AcceptEventStream_GetsTheStreamItself()
    {
        await using var host = await StartAsync();
        using var reader = await PostAsync(host, ("Accept", "text/event-stream, application/json;q=0.5"));

        var started = await reader.NextAsync();
        _work.SetResult("done");
        var rest = await reader.ReadToEndAsync();

        started!.Type.ShouldBe("workflow.started");
        rest[^1].Type.ShouldBe("workflow.finished");
        reader.Response.Content.Headers.GetValues("Content-Location").Single().ShouldBe($"/w/{started.Json.GetProperty("workflowId").GetString()}/events");
    }

    [Fact]
    public async Task Post_PreferWait_GetsTheResultInTime()
    {
        await using var host = await StartAsync();
        _work.SetResult("done");

        using var reader = await PostAsync(host, ("Prefer", "respond-async, wait=30"));

        reader.Status.ShouldBe(HttpStatusCode.OK);
        reader.Header("Preference-Applied").ShouldBe("wait=30");
        (await reader.Response.Content.ReadFromJsonAsync<string>()).ShouldBe("done");
    }

    [Fact]
    public async Task Post_PreferWaitInVain_Gets202AndTheWorkGoesOn()
    {
        await using var host = await StartAsync();

        using var reader = await PostAsync(host, ("Prefer", "wait=0"));

        reader.Status.ShouldBe(HttpStatusCode.Accepted);
        var links = await reader.Response.Content.ReadFromJsonAsync<JsonElement>();
        host.Workflows().Find(links.GetProperty("workflowId").GetString()!)!.Outcome.ShouldBeNull();
    }

    [Fact]
    public async Task Post_PreferWaitForAFailure_GetsItsProblem()
    {
        await using var host = await StartAsync();
        _work.SetException(new WorkflowProblemException("bad_file", "The file is empty.", suggestion: "Choose another."));

        using var reader = await PostAsync(host, ("Prefer", "wait=30"));

        reader.Status.ShouldBe(HttpStatusCode.InternalServerError);
        var problem = await reader.Response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("detail").GetString().ShouldBe("The file is empty.");
        problem.GetProperty("code").GetString().ShouldBe("bad_file");
        problem.GetProperty("suggestion").GetString().ShouldBe("Choose another.");
        problem.GetProperty("outcome").GetString().ShouldBe("failed");
    }

    [Fact]
    public async Task Post_PreferWaitForWorkThatTimesOut_Gets504()
    {
        await using var host = await StartAsync();
        _work.SetException(new TimeoutException());

        using var reader = await PostAsync(host, ("Prefer", "wait=30"));

        reader.Status.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await reader.Response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString().ShouldBe("timedOut");
    }

    [Fact]
    public async Task Post_PreferWaitForWorkThatIsCanceled_Gets409()
    {
        await using var host = await WorkflowHost.StartAsync(app => app.MapPost("/start", http => SseResults.Workflow(() =>
        {
            var run = http.RequestServices.GetRequiredService<IWorkflows>().Launch("import", (_, _, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));
            run.Cancel("ann");
            return run;
        }).ExecuteAsync(http)));

        using var reader = await PostAsync(host, ("Prefer", "wait=30"));

        reader.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Post_PreferWaitForWorkWithoutResult_GetsItsSummary()
    {
        await using var host = await WorkflowHost.StartAsync(app => app.MapPost("/start", http => SseResults.Workflow(() =>
            http.RequestServices.GetRequiredService<IWorkflows>().Launch("import", (_, _, _) => Task.CompletedTask)).ExecuteAsync(http)));

        using var reader = await PostAsync(host, ("Prefer", "wait=30"));

        reader.Status.ShouldBe(HttpStatusCode.OK);
        var summary = await reader.Response.Content.ReadFromJsonAsync<JsonElement>();
        (summary.GetProperty("name").GetString(), summary.GetProperty("outcome").GetString()).ShouldBe(("import", "succeeded"));
    }

    [Fact]
    public async Task Post_PreferWaitForAnUnexpectedFailure_LeaksNothing()
    {
        await using var host = await StartAsync();
        _work.SetException(new InvalidOperationException("password=hunter2"));

        using var reader = await PostAsync(host, ("Prefer", "wait=30"));

        reader.Status.ShouldBe(HttpStatusCode.InternalServerError);
        (await reader.Response.Content.ReadFromJsonAsync<JsonElement>()).ToString().ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task Post_SameIdempotencyKey_FindsTheRunAlreadyStarted()
    {
        await using var host = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(host, ("Idempotency-Key", "k1"))));
        using var other = await PostAsync(host, ("Idempotency-Key", "k2"));
        using var watching = await PostAsync(host, ("Idempotency-Key", "k1"), ("Accept", "text/event-stream"));

        var ids = await Task.WhenAll(answers.Select(a => a.Response.Content.ReadFromJsonAsync<JsonElement>()));
        ids.Select(i => i.GetProperty("workflowId").GetString()).Distinct().ShouldHaveSingleItem();
        answers.Count(a => a.Header("Idempotency-Replayed") == "true").ShouldBe(7);
        other.Header("Idempotency-Replayed").ShouldBe("");
        (await watching.NextAsync())!.Json.GetProperty("workflowId").GetString().ShouldBe(ids[0].GetProperty("workflowId").GetString());
        _launched.ShouldBe(2);
    }

    [Fact]
    public async Task Post_IdempotencyKeyOfALaunchThatFailed_IsFreeAgain()
    {
        var fails = true;
        await using var host = await WorkflowHost.StartAsync(app => app.MapPost("/start", http => SseResults.Workflow(() =>
            fails ? throw new WorkflowExistsException("r1") : Launch(http)).ExecuteAsync(http)));

        using var refused = await PostAsync(host, ("Idempotency-Key", "k1"));
        fails = false;
        using var accepted = await PostAsync(host, ("Idempotency-Key", "k1"));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        accepted.Status.ShouldBe(HttpStatusCode.Accepted);

        static WorkflowRun Launch(HttpContext http) =>
            http.RequestServices.GetRequiredService<IWorkflows>().Launch("import", (_, _, _) => Task.CompletedTask);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watch_ReaderThatLeaves_StopsTheRunOnlyWhenTheEndpointSaysSo(bool cancel)
    {
        await using var host = await StartAsync(new SseEndpointOptions { CancelWhenReaderLeaves = cancel });
        var reader = await PostAsync(host, ("Accept", "text/event-stream"));
        var id = (await reader.NextAsync())!.Json.GetProperty("workflowId").GetString()!;

        reader.Dispose();
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 0, "the reader left");
        if (cancel)
            await Eventually.HoldsAsync(() => host.Workflows().Find(id)!.Outcome == WorkflowOutcome.Canceled, "the run cancelled");
        else
            host.Workflows().Find(id)!.IsCanceling.ShouldBeFalse();
    }

    [Fact]
    public async Task Watch_ServerThatSendsReadersAway_DoesNotStopTheRun()
    {
        await using var host = await StartAsync(new SseEndpointOptions { CancelWhenReaderLeaves = true, MaxConnectionAge = TimeSpan.FromMilliseconds(50) });
        using var reader = await PostAsync(host, ("Accept", "text/event-stream"));
        var events = await reader.ReadToEndAsync();

        events[^1].Type.ShouldBe("stream.closing");
        host.Workflows().Find(events[0].Json.GetProperty("workflowId").GetString()!)!.IsCanceling.ShouldBeFalse();
        _work.SetResult("done");
    }

    [Fact]
    public async Task Post_AcceptEventStreamWithoutRoom_StartsNothingAndKeepsNoPlace()
    {
        await using var host = await StartAsync(server: o => o.MaxConnections = 1);
        using (var first = await PostAsync(host, ("Accept", "text/event-stream")))
        {
            await first.NextAsync();
            using var refused = await PostAsync(host, ("Accept", "text/event-stream"));
            refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Header("Retry-After").ShouldNotBeEmpty();
            _launched.ShouldBe(1);
        }
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 0, "the reader left");
        using var unusable = await PostAsync(host, ("Accept", "text/event-stream"), ("Idempotency-Key", new string('k', 256)));
        unusable.Status.ShouldBe(HttpStatusCode.BadRequest);

        using var next = await PostAsync(host, ("Accept", "text/event-stream"));

        next.Status.ShouldBe(HttpStatusCode.OK);
        _launched.ShouldBe(2);
    }

    [Fact]
    public async Task Post_WithoutRoutes_TellsTheLineToAdd()
    {
        await using var host = await TestHost.StartAsync(
            app => app.MapPost("/start", http => SseResults.Workflow(http.RequestServices.GetRequiredService<IWorkflows>()
                .Launch("import", (_, _, _) => Task.CompletedTask)).ExecuteAsync(http)),
            services => services.AddSseWorkflow());

        (await host.Client.PostAsync("/start", null)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        host.Logs.Errors.ShouldContain(e => e.Contains("app.MapWorkflows("));
    }

    private Task<TestHost> StartAsync(SseEndpointOptions? options = null, Action<SseServerOptions>? server = null) => WorkflowHost.StartAsync(app =>
    {
        app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<JsonOptions>>().Value.SerializerOptions.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        var workflows = app.Services.GetRequiredService<IWorkflows>();
        app.MapPost("/start", http => SseResults.Workflow(() =>
        {
            Interlocked.Increment(ref _launched);
            return workflows.Launch("import", Work);
        }, options).ExecuteAsync(http));
    }, server);

    private Task<string> Work(IServiceProvider services, EnhancedSseLogger log, CancellationToken token) => _work.Task.WaitAsync(token);

    private static async Task<EventReader> PostAsync(TestHost host, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/start");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventReader(response, await response.Content.ReadAsStreamAsync());
    }
}
