using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sse.Workflow;

namespace Sse.AspNetCore.Tests;

public sealed class LiveListTests
{
    [Fact]
    public async Task Live_WorkflowThatStartsAndMoves_TellsEachOnce()
    {
        await using var host = await WorkflowHost.StartAsync();
        using var reader = await host.OpenAsync("/w/live");
        var empty = await NextAsync(reader);

        await using var run = host.Workflows().Start("import", new WorkflowOptions { Id = "r1", Tags = { ["tenant"] = "a" } });
        var started = await NextAsync(reader);
        using var step = run.Step("Reading");
        step.ReportProgress(40);
        var moved = await UntilAsync(reader, e => e.GetProperty("changes").EnumerateArray().Any(c => c.TryGetProperty("current", out _)));
        step.Complete();
        run.Complete();
        var ended = await UntilAsync(reader, e => e.GetProperty("changes").EnumerateArray().Any(c => c.GetProperty("status").GetString() == "succeeded"));

        Ids(empty).ShouldBeEmpty();
        Ids(started).ShouldBe(["r1"]);
        started.GetProperty("rows")[0].GetProperty("tags").GetProperty("tenant").GetString().ShouldBe("a");
        moved.TryGetProperty("ids", out _).ShouldBeFalse("the order is as before");
        moved.GetProperty("rows").GetArrayLength().ShouldBe(0);
        moved.GetProperty("changes")[0].GetProperty("current").GetString().ShouldBe("Reading");
        ended.GetProperty("changes")[0].TryGetProperty("durationMs", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Live_NothingThatMoves_IsSilent()
    {
        await using var host = await WorkflowHost.StartAsync();
        await host.RunAsync("r1");
        using var reader = await host.OpenAsync("/w/live");
        await NextAsync(reader);

        await host.RunAsync("r2");
        var next = await NextAsync(reader);

        // However many looks at the list lay between, the next event is of the one that saw something new.
        Ids(next).ShouldBe(["r2", "r1"]);
        next.GetProperty("rows").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Live_PageOfConditions_ShowsThatPage()
    {
        await using var host = await WorkflowHost.StartAsync();
        for (var i = 0; i < 5; i++)
            await host.RunAsync($"r{i}", i % 2 == 0 ? "even" : "odd");
        using var first = await host.OpenAsync("/w/live?tag=tenant:even&limit=2");
        var page = await NextAsync(first);
        using var second = await host.OpenAsync($"/w/live?tag=tenant:even&limit=2&after={Uri.EscapeDataString(page.GetProperty("next").GetString()!)}");

        Ids(page).ShouldBe(["r4", "r2"]);
        Ids(await NextAsync(second)).ShouldBe(["r0"]);
    }

    [Theory]
    [InlineData("REPORT", new[] { "r2", "r1" })]
    [InlineData("acme", new[] { "r1" })]
    [InlineData("r2", new[] { "r2" })]
    [InlineData("nothing", new string[0])]
    public async Task List_Search_FindsIdsNamesAndTags(string text, string[] expected)
    {
        await using var host = await WorkflowHost.StartAsync();
        host.Workflows().Start("report_daily", new WorkflowOptions { Id = "r1", Tags = { ["customer"] = "Acme" } }).Complete();
        host.Workflows().Start("report_weekly", new WorkflowOptions { Id = "r2" }).Complete();
        host.Workflows().Start("import", new WorkflowOptions { Id = "r3" }).Complete();

        using var list = JsonDocument.Parse(await host.Client.GetStringAsync($"/w?search={text}"));
        using var live = await host.OpenAsync($"/w/live?search={text}");

        list.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()).ShouldBe(expected);
        Ids(await NextAsync(live)).ShouldBe(expected);
    }

    [Fact]
    public async Task Live_CallerWhoMaySeeFew_SeesThose()
    {
        await using var host = await WorkflowHost.StartAsync(server: o => o.Authorize = context => ValueTask.FromResult(context.Tags["tenant"] == "a"));
        await host.RunAsync("mine", "a");
        await host.RunAsync("theirs", "b");
        using var reader = await host.OpenAsync("/w/live");

        Ids(await NextAsync(reader)).ShouldBe(["mine"]);
    }

    [Fact]
    public async Task Live_ConditionThatIsNone_Answers400()
    {
        await using var host = await WorkflowHost.StartAsync();

        (await host.Client.GetAsync("/w/live?status=lost")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Links_RoutesThatAreNoTarget_LeadToTheOthers()
    {
        await using var host = await TestHost.StartAsync(
            app =>
            {
                app.MapWorkflows("/internal", new SseEndpointOptions { IsLinkTarget = false });
                app.MapWorkflows("/public");
                app.MapPost("/start", (IWorkflows workflows) => SseResults.Workflow(workflows.Launch("import", (_, _, _) => Task.CompletedTask, new WorkflowOptions { Id = "r1" })));
            },
            services => services.AddSseWorkflow());

        using var response = await host.Client.PostAsync("/start", null);

        response.Headers.Location!.OriginalString.ShouldBe("/public/r1");
    }

    private static IEnumerable<string?> Ids(JsonElement change) => change.GetProperty("ids").EnumerateArray().Select(id => id.GetString());

    private static async Task<JsonElement> NextAsync(EventReader reader)
    {
        var next = await reader.NextAsync();
        next!.Type.ShouldBe("list.changed");
        return next.Json;
    }

    private static async Task<JsonElement> UntilAsync(EventReader reader, Func<JsonElement, bool> condition)
    {
        // Ends when the test's time does.
        while (true)
        {
            var change = await NextAsync(reader);
            if (condition(change))
                return change;
        }
    }
}
