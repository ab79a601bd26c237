using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Sse.Dashboard.Tests.Hosting;

namespace Sse.Dashboard.Tests.Browser;

public sealed class LooksTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private static readonly string[] Views = ["", "?run=cv-1", "?run=cv-1&tab=log", "?run=invoices&tab=items", "?run=cv-1&tab=metrics", "?run=cv-1&tab=details", "?view=reports", "?view=connections"];

    /// <summary>What reaches beyond the screen, if the page can be scrolled there.</summary>
    private const string TooWide = """
        () => Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth) <= innerWidth ? []
          : [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth).map(one => `${one.tagName}.${one.className}`)
        """;

    [Fact]
    public async Task Views_OnANarrowScreen_FitIt()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        await FillAsync(server);
        var tab = await DashboardTab.OpenAsync(visitor);
        await tab.Page.SetViewportSizeAsync(360, 740);

        foreach (var view in Views)
        {
            await tab.Page.GotoAsync($"/workflows/{view}");
            await Assertions.Expect(tab.Page.Locator("main > *")).ToBeVisibleAsync();
            (await tab.Page.EvaluateAsync<string[]>(TooWide)).ShouldBeEmpty(view);
        }
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Colours_OfTheSystemAndOfTheViewer_AreThePages()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var tab = await DashboardTab.OpenAsync(visitor);
        Task<bool> IsDarkAsync() => tab.Page.EvaluateAsync<bool>("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).every(part => part < 64)");

        (await IsDarkAsync()).ShouldBeFalse();
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await IsDarkAsync()).ShouldBeTrue();

        var button = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Colours" });
        await button.ClickAsync();
        await button.ClickAsync();
        (await IsDarkAsync()).ShouldBeFalse("the viewer chose light");
        await tab.Page.ReloadAsync();
        (await IsDarkAsync()).ShouldBeFalse("the choice is kept");
    }

    [Fact]
    public async Task Times_AreInTheZoneOfTheViewer()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var run = server.Workflows.Start("import", "run-1");
        var tab = await DashboardTab.OpenAsync(visitor, "?run=run-1");
        var session = await visitor.NewCDPSessionAsync(tab.Page);
        await session.SendAsync("Emulation.setTimezoneOverride", new() { ["timezoneId"] = "Asia/Tokyo" });
        await tab.Page.ReloadAsync();

        var tokyo = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(run.StartedAt, "Asia/Tokyo");
        await Assertions.Expect(tab.Page.Locator(".run-facts time")).ToContainTextAsync($"{tokyo:h:mm:ss}");
    }

    [Fact]
    public async Task Page_UnderAPathBase_ShowsLiveWorkflows()
    {
        await using var server = await DashboardServer.StartAsync(before: app => app.UsePathBase("/tools"));
        await using var visitor = await chromium.NewVisitorAsync(new Uri(server.Address, "/tools/"));
        await using var run = server.Workflows.Start("import", "run-1");
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/tools/workflows").ToString());

        await page.Locator(".rows li.row a").ClickAsync();

        await Assertions.Expect(page.Locator(".run-head[data-status=running]")).ToBeVisibleAsync();
        page.Url.ShouldBe(new Uri(server.Address, "/tools/workflows/?run=run-1").ToString());
    }

    [Fact]
    public async Task Reports_AndConnections_ShowFigures()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        await FillAsync(server);
        var tab = await DashboardTab.OpenAsync(visitor, "?view=reports");

        await Assertions.Expect(tab.Page.Locator("table", new() { HasText = "Cv extraction" }).First).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator(".tile", new() { HasText = "Runs" }).First).ToContainTextAsync("2");
        await Assertions.Expect(tab.Page.Locator(".chart canvas")).ToHaveCountAsync(2);
        await using var watched = server.Workflows.Start("import", "watched-1");
        var watcher = await DashboardTab.OpenAsync(visitor, "?run=watched-1");
        await watcher.WaitForStatusAsync("running");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Connections" }).ClickAsync();

        await Assertions.Expect(tab.Page.Locator("tr", new() { HasText = "watched-1" })).ToContainTextAsync("up to date");
        tab.Complaints.ShouldBeEmpty();
    }

    private static async Task FillAsync(DashboardServer server)
    {
        var workload = new Workload(server.Workflows, speed: 60);
        await workload.ExtractCv("cv-1").Completion;
        await workload.ImportInvoices("invoices", 60).Completion;
    }
}
