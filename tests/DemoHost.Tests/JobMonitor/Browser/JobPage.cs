using System.Text.RegularExpressions;
using DemoHost.Tests.Browser;
using Microsoft.Playwright;

namespace DemoHost.Tests.JobMonitor.Browser;

/// <summary>The page of the job monitor, as somebody uses it. Remembers what the browser complains about, such as a blocked style.</summary>
internal sealed class JobPage
{
    private const string StageStates = "[...document.querySelectorAll('#stages > li')].map(li => li.dataset.state)";

    private JobPage(IPage page)
    {
        Page = page;
        // A request that fails while the network is cut, or that is to be refused, is what the test asked for.
        Complaints = page.RecordComplaints("net::ERR_", "Failed to load resource");
    }

    public IPage Page { get; }

    public List<string> Complaints { get; }

    public static async Task<JobPage> OpenAsync(IBrowserContext visitor, string path = "/jobs/")
    {
        var page = new JobPage(await visitor.NewPageAsync());
        await page.Page.GotoAsync(path);
        return page;
    }

    public async Task ChooseAsync(string fileName, byte[] content)
    {
        await Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "application/octet-stream", Buffer = content });
    }

    public Task WaitForJobAsync() => Assertions.Expect(Page).ToHaveURLAsync(new Regex("[?]job="));

    public Task WaitForStatusAsync(string status) => Assertions.Expect(Page.Locator("#status")).ToHaveAttributeAsync("data-status", status);

    /// <summary>Waits for a stage to begin. In the page, because it passes: Playwright looks only once a second after a while.</summary>
    /// <returns>The states of all stages as they were then.</returns>
    public async Task<IReadOnlyList<string>> WaitForStageAsync(string stage)
    {
        await Page.WaitUntilAsync($"document.querySelector('[data-stage={stage}][data-state=current]') && (window.stagesThen = {StageStates})");
        return await Page.EvaluateAsync<string[]>("window.stagesThen");
    }

    public Task WaitForConnectionAsync(string status) => Assertions.Expect(Page.Locator("#connection")).ToHaveAttributeAsync("data-status", status);

    public async Task<IReadOnlyList<string>> StageStatesAsync() => await Page.EvaluateAsync<string[]>(StageStates);

    /// <summary>The raw events that the page has received, by name.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string name) =>
        await Page.EvaluateAsync<string[]>("name => [...document.querySelectorAll('#events > li')].filter(li => li.firstElementChild.textContent === name).map(li => li.lastElementChild.textContent)", name);
}
