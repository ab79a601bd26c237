using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sse.Primitives;
using Sse.Testing;
using Sse.Workflow;

namespace Sse.AspNetCore.Tests;

/// <summary>Two hosts on one store: what one answers about workflows of the other.</summary>
public sealed class ManyNodesTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Routes_RunOfAnotherNode_AnswerAsItsOwnNodeDoes()
    {
        await using var owner = await WorkflowHost.StartAsync(store: new FaultyEventStore(_store));
        await using var other = await WorkflowHost.StartAsync(store: new FaultyEventStore(_store));
        await (await owner.RunAsync("done")).Stream.FlushAsync(Token);
        await using var run = owner.Workflows().Start("import", "r7");
        run.Step("Reading");
        // The progress that follows a step comes a moment later; both nodes are asked when there is nothing more to come.
        await Eventually.HoldsAsync(() => run.Stream.Head.Sequence == 3);
        await run.Stream.FlushAsync(Token);

        foreach (var path in new[] { "/w/done", "/w/done/summary", "/w/r7", "/w/done/events.ndjson", "/w/r7/events.ndjson" })
            (await other.Client.GetStringAsync(path, Token)).ShouldBe(await owner.Client.GetStringAsync(path, Token), path);
        var summary = await other.Client.GetFromJsonAsync<JsonElement>("/w/r7/summary", Token);
        (summary.GetProperty("name").GetString(), summary.TryGetProperty("outcome", out _)).ShouldBe(("import", false));
        var ids = (await other.Client.GetFromJsonAsync<JsonElement>("/w", Token)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString());
        ids.ShouldBe(["r7", "done"]);
        foreach (var path in new[] { "/w/nobody", "/w/nobody/summary", "/w/nobody/events" })
            (await other.Client.GetAsync(path, Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task Cancel_RunOfAnotherNode_IsAcceptedAndReachesIt()
    {
        await using var owner = await WorkflowHost.StartAsync(store: new FaultyEventStore(_store));
        await using var other = await WorkflowHost.StartAsync(store: new FaultyEventStore(_store));
        await using var run = owner.Workflows().Start("import", "r7");
        await run.Stream.FlushAsync(Token);

        var response = await other.Client.PostAsJsonAsync("/w/r7/cancel", new { by = "ada", reason = "wrong file" }, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        (answer.GetProperty("status").GetString(), answer.GetProperty("isDelivered").GetBoolean()).ShouldBe(("running", false));
        answer.GetProperty("owner").GetString().ShouldBe(owner.App.Services.GetRequiredService<EventStreamRegistry>().Node);
        await Eventually.HoldsAsync(() => run.CancellationToken.IsCancellationRequested, "the owner was told");
        run.Complete();
        await run.Stream.FlushAsync(Token);
        await Eventually.HoldsAsync(async () => (await other.Client.PostAsync("/w/r7/cancel", null, Token)).StatusCode == HttpStatusCode.Conflict, "the end is known");
    }

    [Fact]
    public async Task Authorize_RunsOfAnotherNode_AreShownToTheirTenantOnly()
    {
        await using var owner = await WorkflowHost.StartAsync(store: new FaultyEventStore(_store));
        await using var other = await WorkflowHost.StartAsync(store: new FaultyEventStore(_store), server: o => o.Authorize = context =>
            new(context.Stream is not null && context.Tags.GetValueOrDefault("tenant") == "a"));
        for (var i = 0; i < 6; i++)
            await (await owner.RunAsync($"r{i}", tenant: i % 3 == 0 ? "a" : "b")).Stream.FlushAsync(Token);

        var page = await other.Client.GetFromJsonAsync<JsonElement>("/w?limit=2", Token);

        page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()).ShouldBe(["r3", "r0"]);
        (await other.Client.PostAsync("/w/r1/cancel", null, Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task StoreIsAway_WhatIsInMemoryIsServedAndTheRestIsAProblemToRetry()
    {
        var link = new FaultyEventStore(_store);
        await using var host = await WorkflowHost.StartAsync(store: link);
        await using var run = host.Workflows().Start("import", "r7");
        await run.Stream.FlushAsync(Token);
        link.IsDown = true;

        (await host.Client.GetAsync("/w/r7", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Client.GetFromJsonAsync<JsonElement>("/w", Token)).GetProperty("isPartial").GetBoolean().ShouldBeTrue();
        foreach (var path in new[] { "/w/past", "/w/past/events", "/w/past/summary", "/w/past/events.ndjson", "/w/events?ids=past" })
        {
            var response = await host.Client.GetAsync(path, Token);
            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, path);
            response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
            (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("title").GetString().ShouldBe("The store is away");
        }
        (await host.Client.PostAsync("/w/past/cancel", null, Token)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await host.Client.PostAsync("/w/r7/cancel", null, Token)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        run.CancellationToken.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task StoreIsAway_CancelOfARunElsewhere_IsAProblemToRetry()
    {
        var link = new FaultyEventStore(_store);
        await using var owner = await WorkflowHost.StartAsync(store: _store);
        await using var other = await WorkflowHost.StartAsync(store: link);
        await using var run = owner.Workflows().Start("import", "r1");
        await run.Stream.FlushAsync(Token);
        (await other.Client.GetAsync("/w/r1", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        link.IsDown = true;

        var refused = await other.Client.PostAsync("/w/r1/cancel", null, Token);
        link.IsDown = false;
        var accepted = await other.Client.PostAsync("/w/r1/cancel", null, Token);

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task HealthCheck_StoreIsAway_IsDegradedAndSaysWhatWaits()
    {
        var link = new FaultyEventStore(_store);
        await using var host = await TestHost.StartAsync(app => app.MapWorkflows("/w"), services =>
        {
            services.AddSseWorkflow().AddSingleton<IEventStore>(link);
            services.AddHealthChecks().AddSse();
        });
        var health = host.App.Services.GetRequiredService<HealthCheckService>();
        await using var run = host.Workflows().Start("import", "r7");
        await run.Stream.FlushAsync(Token);
        (await health.CheckHealthAsync(Token)).Status.ShouldBe(HealthStatus.Healthy);

        link.IsDown = true;
        run.Step("Reading");

        await Eventually.HoldsAsync(async () => (await health.CheckHealthAsync(Token)).Status == HealthStatus.Degraded, "the outage is reported");
        var entry = (await health.CheckHealthAsync(Token)).Entries["sse"];
        entry.Description.ShouldNotBeNull().ShouldContain("taken away");
        ((long)entry.Data["waitingBytes"]).ShouldBeGreaterThan(0);
        link.IsDown = false;
        await Eventually.HoldsAsync(async () => (await health.CheckHealthAsync(Token)).Status == HealthStatus.Healthy, "the store is back");
    }
}
