using DemoHost.Tests.Hosting;
using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

public sealed class PlaygroundTabsTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    [Fact]
    public async Task Tabs_TwoOnOneStream_ReadEachOther()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var (one, complaintsOfOne) = await OpenAsync(visitor, "/playground/");
        var (two, complaintsOfTwo) = await OpenAsync(visitor, one.Url);

        await SendAsync(one, "first");
        await Assertions.Expect(two.Locator(".talk .what")).ToHaveTextAsync(["first"]);
        await SendAsync(two, Hostile);
        await Assertions.Expect(one.Locator(".talk .what")).ToHaveTextAsync(["first", Hostile]);
        await one.ReloadAsync();

        await Assertions.Expect(one.Locator(".talk .what")).ToHaveTextAsync(["first", Hostile]);
        (await one.Locator("img").CountAsync()).ShouldBe(0);
        complaintsOfOne.ShouldBeEmpty();
        complaintsOfTwo.ShouldBeEmpty();
    }

    [Fact]
    public async Task Navigation_FromTheCvPageAndBack_Works()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var (page, complaints) = await OpenAsync(visitor, "/");

        await page.GetByRole(AriaRole.Link, new() { Name = "Playground" }).ClickAsync();
        await Assertions.Expect(page.Locator("[aria-current=page]")).ToHaveTextAsync("Playground");
        await page.GetByRole(AriaRole.Link, new() { Name = "CV extraction" }).ClickAsync();
        await Assertions.Expect(page.Locator("[aria-current=page]")).ToHaveTextAsync("CV extraction");

        complaints.ShouldBeEmpty();
    }

    private static async Task<(IPage Page, List<string> Complaints)> OpenAsync(IBrowserContext visitor, string path)
    {
        var page = await visitor.NewPageAsync();
        var complaints = page.RecordComplaints();
        await page.GotoAsync(path);
        return (page, complaints);
    }

    private static async Task SendAsync(IPage page, string text)
    {
        await page.Locator("#text").FillAsync(text);
        await page.Locator("#text").PressAsync("Enter");
    }
}
