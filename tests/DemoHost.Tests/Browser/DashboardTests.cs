using DemoHost.Tests.Hosting;
using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

public sealed class DashboardTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task Dashboard_FromTheNavigation_ShowsAnExtractionInAllItsParts()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await CvPage.OpenAsync(visitor);
        await page.UploadSampleAsync("resume.pdf");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Dashboard" }).ClickAsync();
        await page.Page.Locator(".rows li.row a").First.ClickAsync();

        await Assertions.Expect(page.Page.Locator(".run-head[data-status=succeeded], .run-head[data-status=warned]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Treeitem).Filter(new() { HasText = "Extracting text" })).ToBeVisibleAsync();
        page.Complaints.ShouldBeEmpty();
    }
}
