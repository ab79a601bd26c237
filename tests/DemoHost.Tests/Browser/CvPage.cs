using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

/// <summary>The page of the CV demo, as somebody uses it. Remembers what the browser complains about, such as a blocked script.</summary>
internal sealed class CvPage
{
    private CvPage(IPage page)
    {
        Page = page;
        // A request that fails while the network is cut is what the test asked for.
        Complaints = page.RecordComplaints("net::ERR_");
    }

    public IPage Page { get; }

    public List<string> Complaints { get; }

    public static async Task<CvPage> OpenAsync(IBrowserContext visitor, string path = "/")
    {
        var page = new CvPage(await visitor.NewPageAsync());
        await page.Page.GotoAsync(path);
        return page;
    }

    public async Task UploadAsync(string fileName, byte[] content)
    {
        await Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "application/octet-stream", Buffer = content });
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("[?]run="));
    }

    public Task UploadSampleAsync(string fileName) =>
        UploadAsync(fileName, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "sample-cvs", fileName)));

    public Task WaitForStatusAsync(string status) => Assertions.Expect(Page.Locator($".badge[data-status={status}]")).ToBeVisibleAsync();

    public Task WaitForResultAsync() => Assertions.Expect(Page.Locator("#result")).ToBeVisibleAsync();

    public Task WaitForStepAsync(string name, string status) =>
        Assertions.Expect(Page.Locator($"li[data-kind=step][data-status={status}]").Filter(new() { HasText = name })).ToBeVisibleAsync();

    public Task WaitForConnectionAsync(string status) =>
        Assertions.Expect(Page.Locator($".connection[data-status={status}]")).ToBeVisibleAsync();

    /// <summary>What has ended, with its message and time, in the order of the page.</summary>
    public Task<IReadOnlyList<string>> FinishedStepsAsync() => Page.Locator("li[data-kind=step][data-status=succeeded] > .row").AllInnerTextsAsync();

    public Task<IReadOnlyList<string>> PhasesAsync(string status) => Page.Locator($"li[data-kind=phase][data-status={status}] > .row .name").AllInnerTextsAsync();
}
