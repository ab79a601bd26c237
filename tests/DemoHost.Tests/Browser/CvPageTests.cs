using System.Text;
using DemoHost.Tests.Hosting;
using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

public sealed class CvPageTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    private const string Pdf = "resume.pdf";

    private static readonly string[] AllPhases = ["Validation", "Processing", "Generation", "Finalization"];

    [Fact]
    public async Task Upload_RealPdfReloadedHalfWay_ShowsEverythingAgain()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await CvPage.OpenAsync(visitor);
        await page.UploadSampleAsync(Pdf);
        await page.WaitForStepAsync("Finding sections", "succeeded");
        var before = await page.FinishedStepsAsync();

        await page.Page.ReloadAsync();
        await page.WaitForStepAsync("Finding sections", "succeeded");
        var after = await page.FinishedStepsAsync();
        await page.WaitForResultAsync();

        before.ShouldNotBeEmpty();
        after.Take(before.Count).ShouldBe(before);
        await ShouldBeCompleteAsync(page);
    }

    [Fact]
    public async Task Return_ToTheBareAddress_ShowsTheRunThatGoesOn()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await CvPage.OpenAsync(visitor);
        await page.UploadSampleAsync(Pdf);
        await page.WaitForStepAsync("Extracting text", "succeeded");
        await page.Page.CloseAsync();

        var again = await CvPage.OpenAsync(visitor);
        await again.WaitForResultAsync();

        await ShouldBeCompleteAsync(again);
    }

    [Fact]
    public async Task Connection_CutAndBack_MissesNothing()
    {
        await using var network = new CuttableNetwork(server.Address);
        await using var visitor = await chromium.NewVisitorAsync(network.Address);
        var page = await CvPage.OpenAsync(visitor);
        await page.UploadSampleAsync(Pdf);
        await page.WaitForStepAsync("Extracting text", "succeeded");

        network.Cut();
        await page.WaitForConnectionAsync("waiting");
        network.Restore();
        await page.WaitForResultAsync();

        await ShouldBeCompleteAsync(page);
    }

    [Fact]
    public async Task Upload_BrokenFile_SaysWhatToDo()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await CvPage.OpenAsync(visitor);

        await page.UploadSampleAsync("broken-encrypted.pdf");
        await page.WaitForStatusAsync("failed");

        (await page.Page.Locator(".problems .suggestion").InnerTextAsync()).ShouldContain("password");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_HostileNamesAndText_StayText()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await CvPage.OpenAsync(visitor);

        await page.UploadAsync($"{hostile}.txt", Encoding.UTF8.GetBytes($"Jane {hostile} Doe\njane@example.com\n\nSKILLS\nC#, {hostile}, SQL\n"));
        await page.WaitForResultAsync();

        (await page.Page.Locator("sse-workflow h2").InnerTextAsync()).ShouldBe($"{hostile}.txt");
        (await page.Page.Locator("img").CountAsync()).ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancel_WhileItRuns_EndsTheRun()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await CvPage.OpenAsync(visitor);
        await page.UploadSampleAsync(Pdf);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.WaitForStatusAsync("canceled");

        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_Unknown_IsSaidToBeGone()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);

        var page = await CvPage.OpenAsync(visitor, "/?run=none");

        await Assertions.Expect(page.Page.GetByText("This run is no longer kept")).ToBeVisibleAsync();
    }

    private static async Task ShouldBeCompleteAsync(CvPage page)
    {
        (await page.PhasesAsync("succeeded")).ShouldBe(AllPhases);
        (await page.FinishedStepsAsync()).Count.ShouldBe(12);
        (await page.Page.Locator(".percent").InnerTextAsync()).ShouldBe("100 %");
        (await page.Page.Locator("#result-title").InnerTextAsync()).ShouldBe("Niamh O’Connor");
        (await page.Page.Locator("#result").InnerTextAsync()).ShouldContain("niamh.oconnor@example.com");
        await page.WaitForConnectionAsync("ended");
        page.Complaints.ShouldBeEmpty();
    }
}
