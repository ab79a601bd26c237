using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sse.Dashboard.Tests.Hosting;
using Sse.Workflow;

namespace Sse.Dashboard.Tests.Browser;

public sealed class ListViewTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task List_WorkflowThatStartsMovesAndEnds_ShowsEachOverOneConnection()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var tab = await DashboardTab.OpenAsync(visitor);
        await Assertions.Expect(tab.Page.GetByText("No workflow has run yet")).ToBeVisibleAsync();

        await using var run = server.Workflows.Start("cv_extraction", new WorkflowOptions { Id = "cv-1", Tags = { ["tenant"] = "acme" } });
        var row = tab.Row("cv-1");
        await Assertions.Expect(row).ToContainTextAsync("Cv extraction");
        await Assertions.Expect(row).ToContainTextAsync("acme");
        using (var step = run.Step("Extracting text"))
        {
            step.ReportProgress(42);
            await Assertions.Expect(row).ToContainTextAsync("Extracting text");
            await Assertions.Expect(row).ToHaveAttributeAsync("data-status", "running");
            step.Complete();
        }
        run.Complete();
        await Assertions.Expect(row).ToHaveAttributeAsync("data-status", "succeeded");

        tab.Requests.Count(url => url.Contains("/api/live", StringComparison.Ordinal)).ShouldBe(1);
        tab.Requests.ShouldNotContain(url => url.Contains("/events", StringComparison.Ordinal));
        tab.Requests.ShouldAllBe(url => url.StartsWith(server.Address.ToString(), StringComparison.Ordinal));
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_Filters_ShowWhatMatchesAndAreInTheAddress()
    {
        await using var server = await DashboardServer.StartAsync();
        server.Workflows.Start("import", new WorkflowOptions { Id = "good-1", Tags = { ["tenant"] = "acme" } }).Complete();
        server.Workflows.Start("import", new WorkflowOptions { Id = "bad-1", Tags = { ["tenant"] = "globex" } }).Fail(new InvalidOperationException());
        server.Workflows.Start("report", new WorkflowOptions { Id = "good-2", Tags = { ["tenant"] = "globex" } }).Complete();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var tab = await DashboardTab.OpenAsync(visitor);
        await Assertions.Expect(tab.Rows).ToHaveCountAsync(3);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Failed", Exact = true }).ClickAsync();
        await Assertions.Expect(tab.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Page).ToHaveURLAsync(new Regex("status=failed"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await Assertions.Expect(tab.Rows).ToHaveCountAsync(3);

        await tab.Row("good-2").Locator(".tag").ClickAsync();
        await Assertions.Expect(tab.Rows).ToHaveCountAsync(2);
        await tab.Page.GetByLabel("Name", new() { Exact = true }).SelectOptionAsync("import");
        await Assertions.Expect(tab.Rows).ToHaveCountAsync(1);

        await tab.Page.ReloadAsync();
        await Assertions.Expect(tab.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Row("bad-1")).ToBeVisibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_Keyboard_SearchesMovesOpensAndComesBack()
    {
        await using var server = await DashboardServer.StartAsync();
        for (var i = 0; i < 40; i++)
            server.Workflows.Start("import", $"import-{i:00}").Complete();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var tab = await DashboardTab.OpenAsync(visitor);
        await Assertions.Expect(tab.Row("import-39")).ToBeVisibleAsync();

        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("import-1");
        await Assertions.Expect(tab.Rows).ToHaveCountAsync(10);
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("j");
        await tab.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(tab.Row("import-10").Locator("a")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(tab.Page).ToHaveURLAsync(new Regex("run=import-10"));
        await tab.WaitForStatusAsync("succeeded");
        await tab.Page.GoBackAsync();
        await Assertions.Expect(tab.Rows).ToHaveCountAsync(10);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_MoreThanAPage_LeadsOnAndBack()
    {
        await using var server = await DashboardServer.StartAsync();
        for (var i = 0; i < 120; i++)
            server.Workflows.Start("import", $"import-{i:000}").Complete();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var tab = await DashboardTab.OpenAsync(visitor, "?size=50");
        await Assertions.Expect(tab.Page.GetByText("50 workflows, more follow")).ToBeVisibleAsync();

        var older = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Older" });
        await older.ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("50 workflows, page 2, more follow")).ToBeVisibleAsync();
        await older.ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("20 workflows, page 3")).ToBeVisibleAsync();
        await Assertions.Expect(older).ToBeDisabledAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Newer" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("page 2")).ToBeVisibleAsync();
    }
}
