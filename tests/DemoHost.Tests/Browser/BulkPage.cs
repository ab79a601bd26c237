using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

/// <summary>The page of the bulk check, as somebody uses it. Remembers what the browser complains about, such as a blocked script.</summary>
internal sealed class BulkPage
{
    private BulkPage(IPage page)
    {
        Page = page;
        // Requests that fail are what some tests ask for; the page says so itself.
        Complaints = page.RecordComplaints("net::ERR_", "400 (Bad Request)");
    }

    public IPage Page { get; }

    public List<string> Complaints { get; }

    public ILocator Rows => Page.Locator("#rows tr[data-index]");

    public static async Task<BulkPage> OpenAsync(IBrowserContext visitor, string path = "/bulk-check/")
    {
        var page = new BulkPage(await visitor.NewPageAsync());
        await page.Page.GotoAsync(path);
        return page;
    }

    /// <summary>Begins a check with one of the shipped files, for a company of its own. In slow motion it has all of the file's rows, and takes seconds.</summary>
    public async Task TrySampleAsync(string name, bool inSlowMotion = false)
    {
        await Page.Locator("#limit").SelectOptionAsync(inSlowMotion ? "25" : "10");
        await Page.Locator("#company").FillAsync($"company-{Guid.NewGuid():N}");
        await Page.Locator("#slow").SetCheckedAsync(inSlowMotion);
        await Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
    }

    public Task UploadAsync(string fileName, byte[] content) =>
        Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/csv", Buffer = content });

    public Task WaitForAsync(string status) => Assertions.Expect(Page.Locator($"#connection[data-status={status}]")).ToBeVisibleAsync();

    public Task WaitForRowsAsync(int atLeast) => Assertions.Expect(Rows.Nth(atLeast - 1)).ToBeVisibleAsync();

    /// <summary>The number of rows that a tile shows.</summary>
    public async Task<int> CountOfAsync(string kind) => int.Parse(await Page.Locator($".tile[data-kind='{kind}'] b").InnerTextAsync());
}
