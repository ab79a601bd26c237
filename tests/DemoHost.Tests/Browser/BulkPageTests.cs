using System.Text;
using DemoHost.Tests.BulkCheck;
using DemoHost.Tests.Hosting;
using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

public sealed class BulkPageTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData("sample-candidates.csv")]
    [InlineData("sample-candidates.xlsx")]
    public async Task Sample_Tried_FillsTheTableAndTheFigures(string name)
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);

        await page.TrySampleAsync(name);
        await page.WaitForAsync("done");

        (await page.Rows.CountAsync()).ShouldBe(10);
        (await page.CountOfAsync("new")).ShouldBe(8);
        (await page.CountOfAsync("failed")).ShouldBe(2);
        (await page.Page.Locator("tr[data-index='6'] .why").InnerTextAsync()).ShouldBe("Invalid email address");
        (await page.Page.Locator("#counted").InnerTextAsync()).ShouldBe("All 10 checked: 8 successful, 2 failed · 24 in the file");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ReloadedHalfWay_ShowsEverythingAgain()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);
        await page.TrySampleAsync("sample-candidates.csv", inSlowMotion: true);
        await page.WaitForRowsAsync(2);

        await page.Page.ReloadAsync();
        await page.WaitForAsync("done");

        (await page.Rows.CountAsync()).ShouldBe(24);
        (await page.Page.Locator("#run-title").InnerTextAsync()).ShouldBe("sample-candidates.csv");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Connection_CutAndBack_MissesNothingAndUploadsOnce()
    {
        await using var network = new CuttableNetwork(server.Address);
        await using var visitor = await chromium.NewVisitorAsync(network.Address);
        var page = await BulkPage.OpenAsync(visitor);
        var uploads = 0;
        page.Page.Request += (_, request) => uploads += request.Method == "POST" ? 1 : 0;
        await page.TrySampleAsync("sample-candidates.csv", inSlowMotion: true);
        await page.WaitForRowsAsync(1);

        network.Cut();
        await page.WaitForAsync("waiting");
        network.Restore();
        await page.WaitForAsync("done");

        (await page.Rows.CountAsync()).ShouldBe(24);
        uploads.ShouldBe(1);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task NextPage_OfTheSameFile_IsCheckedToo()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);
        await page.TrySampleAsync("sample-candidates.csv");
        await page.WaitForAsync("done");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByText("Page 2 of 3")).ToBeVisibleAsync();
        await page.WaitForAsync("done");

        // Row 3 of the page is a person of the first page, under another spelling of the name.
        (await page.CountOfAsync("existing")).ShouldBe(1);
        (await page.Page.Locator("tr[data-index='2'] .why").InnerTextAsync()).ShouldBe("Missing required field: name");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Details_OfACandidate_ShowProfileAndScore()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);
        await page.TrySampleAsync("sample-candidates.csv");
        await page.WaitForAsync("done");
        var button = page.Page.GetByRole(AriaRole.Button, new() { Name = "Details of John Doe" });

        await button.ClickAsync();

        (await button.GetAttributeAsync("aria-expanded")).ShouldBe("true");
        var details = await page.Page.Locator("tr.detail").InnerTextAsync();
        details.ShouldContain("Software Engineer at Google");
        details.ShouldContain("Strong technical background");
        await button.ClickAsync();
        (await page.Page.Locator("tr.detail").CountAsync()).ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tile_Chosen_ShowsItsRowsOnly()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);
        await page.TrySampleAsync("sample-candidates.csv");
        await page.WaitForAsync("done");

        await page.Page.Locator(".tile[data-kind=failed]").ClickAsync();
        (await page.Rows.CountAsync()).ShouldBe(2);
        await page.Page.Locator(".tile[data-kind='']").ClickAsync();
        await page.Page.Locator("#order").SelectOptionAsync("row");

        (await page.Rows.Locator("td.num:first-child").AllInnerTextsAsync()).ShouldBe(Enumerable.Range(1, 10).Select(i => i.ToString()));
    }

    [Fact]
    public async Task Export_OfARun_IsAFileWithItsRows()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);
        await page.TrySampleAsync("sample-candidates.csv");
        await page.WaitForAsync("done");

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("#export").ClickAsync());

        download.SuggestedFilename.ShouldBe("candidates.csv");
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        lines[1].ShouldStartWith("1,John Doe,john@example.com,Google,Software Engineer,San Francisco,new,");
        lines.Length.ShouldBe(11);
    }

    [Fact]
    public async Task Upload_FileWithoutAColumn_IsToldWhichAndStaysOnTheForm()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);

        await page.TrySampleAsync("missing-column.csv");

        await Assertions.Expect(page.Page.Locator("#upload-error")).ToContainTextAsync("The column 'title' is missing.");
        (await page.Page.Locator("#start").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Upload_HostileTexts_StayText()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);

        await page.UploadAsync($"{hostile}.csv", Encoding.UTF8.GetBytes($"{BulkForm.Header}\"{hostile}\",{hostile},{hostile},{hostile},{hostile}\n"));
        await page.WaitForAsync("done");

        (await page.Page.Locator("#rows .who").InnerTextAsync()).ShouldBe(hostile);
        (await page.Page.Locator("img").CountAsync()).ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_WhileItRuns_EndsTheRun()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);
        await page.TrySampleAsync("sample-candidates.csv", inSlowMotion: true);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await page.WaitForAsync("failed");

        (await page.Page.Locator("#run-error").InnerTextAsync()).ShouldBe("The check was canceled");
    }

    [Fact]
    public async Task Run_OfAnotherCompany_IsNotShown()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);
        await page.TrySampleAsync("sample-candidates.csv");
        await page.WaitForAsync("done");
        var run = new Uri(page.Page.Url).Query.Split('&')[0];
        await using var stranger = await chromium.NewVisitorAsync(server.Address);

        var other = await BulkPage.OpenAsync(stranger, $"/bulk-check/{run}&com_id=another");

        await Assertions.Expect(other.Page.Locator("#run-error")).ToContainTextAsync("belongs to another company");
        (await other.Rows.CountAsync()).ShouldBe(0);
    }
}
