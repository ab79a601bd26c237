using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.AspNetCore.Tests;

public sealed class MapWorkflowsTests
{
    [Fact]
    public async Task Events_FinishedWorkflow_ArriveWithIdsThenAnswer204()
    {
        await using var host = await WorkflowHost.StartAsync();
        await host.RunAsync("r1");

        using var reader = await host.OpenAsync("/w/r1/events");
        var events = await reader.ReadToEndAsync();

        events[0].Type.ShouldBe("workflow.started");
        events[^1].Type.ShouldBe("workflow.finished");
        events.ShouldAllBe(e => e.Id != null && e.Json.GetProperty("workflowId").GetString() == "r1");
        (await host.Client.GetAsync($"/w/r1/events?after={events[^1].Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("/w/nobody")]
    [InlineData("/w/nobody/events")]
    [InlineData("/w/nobody/summary")]
    [InlineData("/w/nobody/events.ndjson")]
    [InlineData("/w/events?ids=nobody,noone")]
    public async Task AnyRoute_UnknownWorkflow_Answers404Problem(string path)
    {
        await using var host = await WorkflowHost.StartAsync();

        var response = await host.Client.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Events_GapOfARunningWorkflow_GivesItsSnapshotAndTheTail()
    {
        await using var host = await WorkflowHost.StartAsync();
        await using var run = host.Workflows().Start("import", "r1");
        run.Step("Reading");
        using var reader = await host.OpenAsync("/w/r1/events", "another-5");

        var gap = await reader.NextAsync();
        var snapshot = await reader.NextAsync();
        run.StepComplete("Read");
        run.Complete();

        gap!.Type.ShouldBe("stream.gap");
        snapshot!.Type.ShouldBe("stream.snapshot");
        snapshot.Id.ShouldNotBeNull();
        snapshot.Json.GetProperty("workflowId").GetString().ShouldBe("r1");
        (await reader.ReadToEndAsync()).Select(e => e.Type).Where(t => t != "workflow.progress").ShouldBe(["step.finished", "workflow.finished"]);
    }

    [Fact]
    public async Task Snapshot_ThenEventsAfterItsPosition_MissNothing()
    {
        await using var host = await WorkflowHost.StartAsync();
        await using var run = host.Workflows().Start("import", "r1");
        run.Step("Reading");

        var response = await host.Client.GetAsync("/w/r1");
        var position = response.Headers.GetValues("Sse-Position").Single();
        run.StepComplete("Read");
        run.Complete();
        using var reader = await host.OpenAsync($"/w/r1/events?after={position}");

        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString().ShouldBe("running");
        (await reader.ReadToEndAsync()).Select(e => e.Type).Where(t => t != "workflow.progress").ShouldBe(["step.finished", "workflow.finished"]);
    }

    [Fact]
    public async Task Events_TypesAndLevel_GiveWhatIsWantedAndTheEnd()
    {
        await using var host = await WorkflowHost.StartAsync();
        await using (var run = host.Workflows().Start("import", "r1"))
        {
            run.Step("Reading");
            run.Log(LogLevel.Information, "fine");
            run.Log(LogLevel.Warning, "odd");
            run.StepComplete();
            run.Complete();
        }
        using var all = await host.OpenAsync("/w/r1/events");
        var ids = (await all.ReadToEndAsync()).ToDictionary(e => e.Id!);

        using var typed = await host.OpenAsync("/w/r1/events?types=step.finished");
        var steps = await typed.ReadToEndAsync();
        using var leveled = await host.OpenAsync("/w/r1/events?types=log&level=warning");
        var logs = await leveled.ReadToEndAsync();

        steps.Select(e => e.Type).ShouldBe(["step.finished", "workflow.finished"]);
        steps.ShouldAllBe(e => ids[e.Id!] == e);
        logs.Select(e => e.Type).ShouldBe(["log", "workflow.finished"]);
        logs[0].Json.GetProperty("message").GetString().ShouldBe("odd");
        foreach (var path in new[] { "/w/r1/events?level=loud", "/w/r1/events.ndjson?level=loud", "/w/events?ids=r1&level=loud" })
            (await host.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
    }

    [Fact]
    public async Task Ndjson_Workflow_IsOneEventALineWithItsPosition()
    {
        await using var host = await WorkflowHost.StartAsync();
        await host.RunAsync("r1");
        using var reader = await host.OpenAsync("/w/r1/events");
        var events = await reader.ReadToEndAsync();

        var text = await host.Client.GetStringAsync("/w/r1/events.ndjson");
        var rest = await host.Client.GetStringAsync($"/w/r1/events.ndjson?after={events[1].Id}");
        var stale = await host.Client.GetStringAsync("/w/r1/events.ndjson?after=foreign-1");

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Select(l => l.GetProperty("id").GetString()).ShouldBe(events.Select(e => e.Id));
        lines.Select(l => l.GetProperty("type").GetString()).ShouldBe(events.Select(e => e.Type));
        rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(events.Count - 2);
        stale.ShouldStartWith("{\"type\":\"stream.gap\"");
        stale.ShouldEndWith(text);
    }

    [Fact]
    public async Task Cancel_RunningWorkflow_IsAsked()
    {
        await using var host = await WorkflowHost.StartAsync();
        await using var run = host.Workflows().Start("import", "r1");

        var response = await host.Client.PostAsJsonAsync("/w/r1/cancel", new { by = "ann", reason = "wrong file" });
        var again = await host.Client.PostAsync("/w/r1/cancel", null);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"workflowId":"r1","status":"canceling","isDelivered":true}""");
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        run.CancellationToken.IsCancellationRequested.ShouldBeTrue();
        using var reader = await host.OpenAsync("/w/r1/events");
        var asked = (await reader.TakeAsync(2))[1];
        asked.Type.ShouldBe("cancel.requested");
        asked.Json.GetProperty("by").GetString().ShouldBe("ann");
        asked.Json.GetProperty("reason").GetString().ShouldBe("wrong file");
    }

    [Fact]
    public async Task Cancel_BadRequests_AreRefused()
    {
        await using var host = await WorkflowHost.StartAsync();
        await host.RunAsync("over");
        await using var run = host.Workflows().Start("import", "r1");

        (await host.Client.PostAsync("/w/over/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await host.Client.PostAsync("/w/nobody/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Client.PostAsync("/w/r1/cancel", new StringContent("{\"by\":", Encoding.UTF8, "application/json"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        run.CancellationToken.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task List_Conditions_FindWorkflowsPageByPage()
    {
        await using var host = await WorkflowHost.StartAsync();
        for (var i = 0; i < 5; i++)
            await host.RunAsync($"r{i}", tenant: i % 2 == 0 ? "a" : "b");
        await using var running = host.Workflows().Start("export", "r9");

        (await IdsAsync("?name=export")).ShouldBe(["r9"]);
        (await IdsAsync("?status=running")).ShouldBe(["r9"]);
        (await IdsAsync("?tag=tenant:a")).ShouldBe(["r0", "r2", "r4"], ignoreOrder: true);
        (await IdsAsync("?tag=tenant:a&tag=tenant:b")).ShouldNotContain("r9");
        (await IdsAsync("?from=2020-01-01T00:00:00Z")).Length.ShouldBe(6);
        (await IdsAsync("?to=2020-01-01T00:00:00+02:00")).ShouldBeEmpty();
        var first = await host.Client.GetFromJsonAsync<JsonElement>("/w?limit=4");
        first.GetProperty("items").GetArrayLength().ShouldBe(4);
        first.GetProperty("isPartial").GetBoolean().ShouldBeFalse();
        (await IdsAsync($"?limit=4&after={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}")).ShouldBe(["r1", "r0"]);
        foreach (var bad in new[] { "?status=7", "?status=broken", "?tag=x", "?from=yesterday", "?limit=0", "?after=2" })
            (await host.Client.GetAsync("/w" + bad)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, bad);

        async Task<string[]> IdsAsync(string query) =>
            [.. (await host.Client.GetFromJsonAsync<JsonElement>("/w" + query)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];
    }

    [Fact]
    public async Task Metrics_Window_IsReported()
    {
        await using var host = await WorkflowHost.StartAsync();
        await host.RunAsync("r1");

        var report = await host.Client.GetFromJsonAsync<JsonElement>("/w/metrics?time_window_minutes=5");

        report.GetProperty("windowMs").GetDouble().ShouldBe(300_000);
        report.GetProperty("byName")[0].GetProperty("name").GetString().ShouldBe("import");
        foreach (var bad in new[] { "0", "-5", "NaN", "Infinity", "1e99", "five" })
            (await host.Client.GetAsync($"/w/metrics?time_window_minutes={bad}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, bad);
    }

    [Fact]
    public async Task Stats_OpenConnections_AreShown()
    {
        await using var host = await WorkflowHost.StartAsync();
        await using var run = host.Workflows().Start("import", "r1");
        using var reader = await host.OpenAsync("/w/r1/events");
        var first = await reader.NextAsync();
        await Eventually.HoldsAsync(() => host.Server.GetStats().EventsSent == 1, "the event counted");

        var stats = await host.Client.GetFromJsonAsync<JsonElement>("/w/stats");

        stats.GetProperty("totalConnections").GetInt32().ShouldBe(1);
        stats.GetProperty("totalStreams").GetInt32().ShouldBe(1);
        var connection = stats.GetProperty("connections")[0];
        connection.GetProperty("id").GetString().ShouldBe(reader.ConnectionId);
        connection.GetProperty("stream").GetString().ShouldBe("r1");
        connection.GetProperty("position").GetString().ShouldBe(first!.Id);
        connection.GetProperty("lagEvents").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Summary_Workflow_HasItsFigures()
    {
        await using var host = await WorkflowHost.StartAsync();
        await host.RunAsync("r1");

        var summary = await host.Client.GetFromJsonAsync<JsonElement>("/w/r1/summary");

        summary.GetProperty("outcome").GetString().ShouldBe("warned");
        summary.GetProperty("problems").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Authorize_OtherTenant_SeesNothingOnAnyRoute()
    {
        await using var host = await WorkflowHost.StartAsync(server: o => o.Authorize = context =>
            new(context.Tags.GetValueOrDefault("tenant") == context.HttpContext.Request.Headers["X-Tenant"].ToString()));
        await host.RunAsync("mine", tenant: "a");
        await host.RunAsync("theirs", tenant: "b");
        await using var running = host.Workflows().Start("import", new WorkflowOptions { Id = "live", Tags = { ["tenant"] = "b" } });
        host.Client.DefaultRequestHeaders.Add("X-Tenant", "a");

        foreach (var path in new[] { "/w/theirs", "/w/theirs/events", "/w/theirs/events?after=0", "/w/theirs/summary", "/w/theirs/events.ndjson", "/w/events?ids=theirs" })
            (await host.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await host.Client.PostAsync("/w/live/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        running.CancellationToken.IsCancellationRequested.ShouldBeFalse();
        var list = await host.Client.GetFromJsonAsync<JsonElement>("/w");
        host.Server.GetStats().Rejected["unauthorized"].ShouldBe(7, "what is left out of a list is no request turned away");
        list.GetProperty("items").GetArrayLength().ShouldBe(1);
        list.GetProperty("items")[0].GetProperty("id").GetString().ShouldBe("mine");
        (await host.Client.GetAsync("/w/mine")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reader = await host.OpenAsync("/w/events?ids=mine,theirs");
        (await reader.ReadToEndAsync()).Where(e => e.Type != "stream.gap").ShouldAllBe(e => e.Json.GetProperty("workflowId").GetString() == "mine");
    }

    [Fact]
    public async Task Authorize_OtherTenant_SeesNoConnectionAndNoMessageInFigures()
    {
        await using var host = await WorkflowHost.StartAsync(server: o => o.Authorize = context =>
            new(context.Tags.GetValueOrDefault("tenant") == context.HttpContext.Request.Headers["X-Tenant"].ToString()));
        host.Client.DefaultRequestHeaders.Add("X-Tenant", "a");
        await host.RunAsync("ended");
        await using var mine = host.Workflows().Start("import", new WorkflowOptions { Id = "mine", Tags = { ["tenant"] = "a" } });
        using var single = await host.OpenAsync("/w/mine/events");
        using var joined = await host.OpenAsync("/w/events?ids=mine,ended");

        var own = await host.Client.GetFromJsonAsync<JsonElement>("/w/stats");
        host.Client.DefaultRequestHeaders.Remove("X-Tenant");
        host.Client.DefaultRequestHeaders.Add("X-Tenant", "b");
        var others = await host.Client.GetFromJsonAsync<JsonElement>("/w/stats");
        var report = await host.Client.GetFromJsonAsync<JsonElement>("/w/metrics");

        own.GetProperty("connections").EnumerateArray().Select(c => c.GetProperty("id").GetString()).ShouldBe([single.ConnectionId, joined.ConnectionId], ignoreOrder: true);
        others.GetProperty("connections").GetArrayLength().ShouldBe(0);
        others.GetProperty("totalConnections").GetInt32().ShouldBe(2);
        report.GetProperty("topProblems")[0].GetProperty("code").GetString().ShouldBe("bad_row");
        report.ToString().ShouldNotContain("Row 7");
    }

    [Fact]
    public async Task MapWorkflows_WithoutWorkflows_TellsTheLineToAdd() =>
        (await Should.ThrowAsync<InvalidOperationException>(TestHost.StartAsync(app => app.MapWorkflows("/w"))))
        .Message.ShouldContain("builder.Services.AddSseWorkflow();");

    [Fact]
    public async Task Stop_LaunchedWorkflow_IsSeenToEndByItsReaders()
    {
        await using var host = await WorkflowHost.StartAsync();
        host.Workflows().Launch("import", async (_, _, token) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token), new WorkflowOptions { Id = "r1" });
        using var reader = await host.OpenAsync("/w/r1/events");
        (await reader.NextAsync())!.Type.ShouldBe("workflow.started");

        var stop = host.App.StopAsync(TestLimit.Token());
        var rest = await reader.ReadToEndAsync();
        await stop;

        rest.Select(e => e.Type).ShouldBe(["cancel.requested", "workflow.finished"]);
        rest[1].Json.GetProperty("outcome").GetString().ShouldBe("canceled");
    }
}
