using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Sse.Dashboard.Tests.Hosting;
using Sse.Workflow;

namespace Sse.Dashboard.Tests.Browser;

/// <summary>Whatever workflows say, it stays text.</summary>
public sealed class HostileTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Markup = "<img src=x onerror=\"alert(1)\"><script>alert(2)</script><b>bold</b>";

    private static readonly string[] Views =
        ["", "?run=evil-1", "?run=evil-1&tab=log", "?run=evil-1&tab=items", "?run=evil-1&tab=metrics", "?run=evil-1&tab=details", "?view=reports", "?view=connections"];

    [Fact]
    public async Task Names_MessagesAndPayloads_AreInertInAllViews()
    {
        await using var server = await DashboardServer.StartAsync();
        await SayAsync(server.Workflows);
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var watcher = await DashboardTab.OpenAsync(visitor, $"?run={Uri.EscapeDataString(Markup)}");
        await watcher.WaitForStatusAsync("running");
        var tab = await DashboardTab.OpenAsync(visitor);

        foreach (var view in Views)
        {
            await tab.Page.GotoAsync($"/workflows/{view}");
            await Assertions.Expect(tab.Page.GetByText("<img src=x").First).ToBeAttachedAsync();
            (await tab.Page.Locator("main img, main script, main b").CountAsync()).ShouldBe(0, view);
            (await tab.Page.Locator("a[href^='javascript:' i], a[href^='data:' i]").CountAsync()).ShouldBe(0, view);
        }
        tab.Complaints.ShouldBeEmpty();
        tab.Requests.ShouldAllBe(url => url.StartsWith(server.Address.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ids_WithWhatAddressesAreMadeOf_LeadToTheirWorkflow()
    {
        await using var server = await DashboardServer.StartAsync();
        const string Id = "a b&tab=log#x?y%2Fz";
        server.Workflows.Start("import", Id).Complete();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var tab = await DashboardTab.OpenAsync(visitor);

        await tab.Row("a b&tab=log").ClickAsync();

        await tab.WaitForStatusAsync("succeeded");
        await Assertions.Expect(tab.Page.Locator(".run-id")).ToHaveTextAsync(Id);
        tab.Complaints.ShouldBeEmpty();
    }

    private static async Task SayAsync(IWorkflows workflows)
    {
        var options = new WorkflowOptions { Id = "evil-1", Tags = { [Markup] = Markup, ["__proto__"] = Markup }, Links = { [Markup] = "javascript:alert(3)" } };
        options.Phases.Add(Markup, 1, 1);
        await using var log = workflows.Start(Markup, options);
        log.StartPhase(Markup);
        using (var step = log.Step(Markup))
        {
            step.SetMessage(Markup);
            step.Problem(Markup, Markup, Markup);
            step.Fail(Markup);
        }
        log.EndPhase();
        log.Log(LogLevel.Error, Markup);
        log.SetGauge(Markup, 1, Markup);
        log.SetGauge("__proto__", 2);
        log.Insight(Markup, Markup, Markup);
        log.Validation(Markup, Markup, Markup);
        log.Diff(Markup, Markup, Markup, Markup);
        log.Artifact(Markup, "javascript:alert(4)", Markup);
        log.Emit("x.constructor", Markup);
        await log.ForEachAsync([Markup], (_, item, _) =>
        {
            item.Key = Markup;
            item.Disposition = Markup;
            item.SetData(Markup);
            return Task.CompletedTask;
        });
        log.Complete(new { Text = Markup });
        // Its id is a stream's, which the list of connections shows.
        workflows.Start("watched", Markup);
    }
}
