using System.Text.RegularExpressions;
using DemoHost.Tests.Browser;
using Microsoft.Playwright;

namespace DemoHost.Tests.ResumeOptimizer.Browser;

/// <summary>The page of the resume demo, as somebody uses it. Remembers what the browser complains about, such as a blocked script.</summary>
internal sealed class OptimizerPage
{
    private OptimizerPage(IPage page)
    {
        Page = page;
        // A request that fails is what some tests ask for; the browser tells of it by itself.
        Complaints = page.RecordComplaints("net::ERR_", "Failed to load resource");
    }

    public IPage Page { get; }

    public List<string> Complaints { get; }

    public static async Task<OptimizerPage> OpenAsync(IBrowserContext visitor, string path = "/optimizer/")
    {
        var page = new OptimizerPage(await visitor.NewPageAsync());
        await page.Page.GotoAsync(path);
        return page;
    }

    public async Task StartAsync(string resume, string job = "", bool isSlow = false)
    {
        await Page.Locator("#resume").FillAsync(resume);
        await Page.Locator("#job").FillAsync(job);
        await Page.Locator("#slow").SetCheckedAsync(isSlow);
        await SubmitAsync();
    }

    public async Task StartSampleAsync(string name, bool isSlow = true)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Page.Locator("#slow").SetCheckedAsync(isSlow);
        await SubmitAsync();
    }

    public Task WaitForTitleAsync(string title) => Assertions.Expect(Page.Locator("#run-title")).ToHaveTextAsync(title);

    public Task WaitForConnectionAsync(string text) => Assertions.Expect(Page.Locator("#connection")).ToHaveTextAsync(text);

    /// <summary>Waits in the page, because a step that runs passes: Playwright looks only once a second after a while.</summary>
    public Task WaitForStepAsync(string name, string status) =>
        Page.WaitUntilAsync($"[...document.querySelectorAll('#steps li[data-status={status}] .name')].some(step => step.textContent === '{name}')");

    public async Task<IReadOnlyList<string>> TextsAsync(string selector) => await Page.Locator(selector).AllInnerTextsAsync();

    private async Task SubmitAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Optimize", Exact = true }).ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("[?]job="));
    }
}
