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
        List<string> complaints = [];
        var one = await OpenAsync(visitor, "/playground/", complaints);
        var two = await OpenAsync(visitor, one.Url, complaints);

        await SendAsync(one, "first");
        await Assertions.Expect(two.Locator(".talk .what")).ToHaveTextAsync(["first"]);
        await SendAsync(two, Hostile);
        await Assertions.Expect(one.Locator(".talk .what")).ToHaveTextAsync(["first", Hostile]);
        await one.ReloadAsync();

        await Assertions.Expect(one.Locator(".talk .what")).ToHaveTextAsync(["first", Hostile]);
        (await one.Locator("img").CountAsync()).ShouldBe(0);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Navigation_FromTheCvPageAndBack_Works()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        List<string> complaints = [];
        var page = await OpenAsync(visitor, "/", complaints);

        await page.GetByRole(AriaRole.Link, new() { Name = "Playground" }).ClickAsync();
        await Assertions.Expect(page.Locator("[aria-current=page]")).ToHaveTextAsync("Playground");
        await page.GetByRole(AriaRole.Link, new() { Name = "CV extraction" }).ClickAsync();
        await Assertions.Expect(page.Locator("[aria-current=page]")).ToHaveTextAsync("CV extraction");

        complaints.ShouldBeEmpty();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext visitor, string path, List<string> complaints)
    {
        var page = await visitor.NewPageAsync();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        await page.GotoAsync(path);
        return page;
    }

    private static async Task SendAsync(IPage page, string text)
    {
        await page.Locator("#text").FillAsync(text);
        await page.Locator("#text").PressAsync("Enter");
    }
}
