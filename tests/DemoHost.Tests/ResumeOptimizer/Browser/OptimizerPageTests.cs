using System.Text.RegularExpressions;
using DemoHost.Tests.Browser;
using DemoHost.Tests.Hosting;
using DemoHost.Tests.ResumeOptimizer.Http;
using Microsoft.Playwright;

namespace DemoHost.Tests.ResumeOptimizer.Browser;

public sealed class OptimizerPageTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task Sample_Watched_ShowsStepsScoresEditsAndTheText()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await OptimizerPage.OpenAsync(visitor);

        await page.StartSampleAsync("backend-engineer");
        await page.WaitForStepAsync("Scoring the resume", "running");
        await page.WaitForTitleAsync("Done");
        await page.Page.Locator("#copy").ClickAsync();

        (await page.TextsAsync("#steps li[data-status=completed] .name")).Count.ShouldBe(9);
        (await page.TextsAsync("#insights li")).Count.ShouldBe(4);
        (await page.TextsAsync("#scores th")).ShouldContain("Overall");
        (await page.TextsAsync("#checklist li[data-status=passed]")).Count.ShouldBe(10);
        (await page.TextsAsync("#edits li")).Count.ShouldBe(11);
        (await page.Page.Locator("#text").InnerTextAsync()).ShouldContain("- Designed and built the shipment tracking API");
        await page.WaitForConnectionAsync("Ended");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Edits_Declined_AreLeftOutOfTheText()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await OptimizerPage.OpenAsync(visitor);
        await page.StartAsync(Resumes.Small, Resumes.SmallJob);
        await page.WaitForTitleAsync("Done");
        await Assertions.Expect(page.Page.Locator("#preview")).ToBeVisibleAsync();
        await page.Page.Locator("#preview summary").ClickAsync();

        await page.Page.Locator("#edits input").First.UncheckAsync();
        var partly = await page.Page.Locator("#text").TextContentAsync();
        await page.Page.Locator("#accept-none").ClickAsync();
        var original = await page.Page.Locator("#text").TextContentAsync();
        await page.Page.Locator("#accept-all").ClickAsync();
        var whole = await page.Page.Locator("#text").TextContentAsync();

        partly!.ShouldContain("- Responsible for building the importer");
        partly!.ShouldContain("- Reduced costs by 20 %");
        original.ShouldBe(Resumes.Small.ReplaceLineEndings("\n"));
        whole!.ShouldContain("- Built the importer with Kubernetes (k8s)");
    }

    [Fact]
    public async Task Page_ReloadedHalfWay_PicksTheRunningJobUp()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await OptimizerPage.OpenAsync(visitor);
        await page.StartSampleAsync("data-analyst");
        await page.WaitForStepAsync("Comparing skills", "completed");
        var url = page.Page.Url;

        await page.Page.ReloadAsync();
        await page.WaitForStepAsync("Comparing skills", "completed");
        await page.Page.CloseAsync();
        var again = await OptimizerPage.OpenAsync(visitor);
        await again.WaitForTitleAsync("Done");

        again.Page.Url.ShouldBe(url);
        (await again.TextsAsync("#steps li[data-status=completed] .name")).Count.ShouldBe(9);
        again.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Connection_CutAndBack_MissesNothingAndRepeatsNothing()
    {
        await using var network = new CuttableNetwork(server.Address);
        await using var visitor = await chromium.NewVisitorAsync(network.Address);
        var page = await OptimizerPage.OpenAsync(visitor);
        await page.StartSampleAsync("backend-engineer");
        await page.WaitForStepAsync("Proposing edits", "running");

        network.Cut();
        await page.WaitForConnectionAsync("Reconnecting…");
        network.Restore();
        await page.WaitForTitleAsync("Done");

        (await page.TextsAsync("#edits li")).Count.ShouldBe(11);
        (await page.TextsAsync("#errors li")).ShouldBeEmpty();
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stream_NeverComesThrough_OffersARunWithoutIt()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await OptimizerPage.OpenAsync(visitor);
        await page.Page.RouteAsync("**/api/jobs/*/stream*", route => route.AbortAsync());
        await page.StartAsync(Resumes.Small, Resumes.SmallJob);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run without live progress" }).ClickAsync();
        await page.WaitForTitleAsync("Done");
        await Assertions.Expect(page.Page.Locator("#copy")).ToBeVisibleAsync();

        (await page.TextsAsync("#edits li")).Count.ShouldBe(3);
        (await page.TextsAsync("#scores th")).ShouldContain("Overall");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancel_WhileItRuns_EndsTheJob()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await OptimizerPage.OpenAsync(visitor);
        await page.StartSampleAsync("registered-nurse");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.WaitForTitleAsync("Canceled");

        await Assertions.Expect(page.Page.Locator("#cancel")).ToBeHiddenAsync();
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Texts_Hostile_StayText()
    {
        const string hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await OptimizerPage.OpenAsync(visitor);

        await page.StartAsync($"EXPERIENCE\n- Responsible for building {hostile} with C#\n- I built {hostile}", $"Requirements:\nC#, {hostile}");
        await page.WaitForTitleAsync("Done");
        await page.Page.Locator("#copy").ClickAsync();

        (await page.TextsAsync("#edits li"))[0].ShouldContain(hostile);
        (await page.Page.Locator("#text").TextContentAsync())!.ShouldContain($"- Built {hostile} with C#");
        (await page.Page.Locator("img, #live script").CountAsync()).ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Job_Unknown_IsSaidToBeGone()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);

        var page = await OptimizerPage.OpenAsync(visitor, "/optimizer/?job=5b1d2a5c-0d0f-4b52-8d86-111111111111");

        await Assertions.Expect(page.Page.GetByText("This job is no longer kept")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task State_OfThePage_IsTheServersSnapshot()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await OptimizerPage.OpenAsync(visitor);
        var started = await server.Http.StartJobAsync(Jobs.SmallJob(paceMs: 10));

        await page.Page.EvaluateAsync(
            """
            async url => {
              const { ProcessingJob } = await import('/optimizer/processing-job.js');
              window.paints = [];
              window.job = new ProcessingJob(url);
              window.job.subscribe(() => window.paints.push(performance.now()));
            }
            """,
            started.Text("stream_url"));
        await page.Page.WaitUntilAsync("window.job.getState().done");
        var snapshot = await server.Http.GetJsonAsync(started.Text("snapshot_url"));
        var state = System.Text.Json.JsonElement.Parse(await page.Page.EvaluateAsync<string>(
            "() => { const { currentStep, insights, steps, metrics, validations, diffs, errors } = window.job.getState(); return JSON.stringify({ current_step: currentStep, insights, steps, metrics, validations, diffs, errors }); }"));
        var gaps = await page.Page.EvaluateAsync<double[]>("() => window.paints.slice(2).map((at, i) => at - window.paints[i + 1])");

        foreach (var property in snapshot.GetProperty("state").EnumerateObject())
            System.Text.Json.JsonElement.DeepEquals(property.Value, state.GetProperty(property.Name)).ShouldBeTrue(property.Name);
        // A frame each 140 ms; what a busy machine puts between the frame's start and the listener is allowed for.
        gaps.ShouldAllBe(gap => gap > 100);
    }

    [Fact]
    public async Task Page_Everything_ComesFromThisHostInFilesOfItsOwn()
    {
        var html = await server.Http.GetStringAsync("/optimizer/", TestContext.Current.CancellationToken);

        html.ShouldNotContain("style=");
        html.ShouldNotContain("<style");
        Regex.IsMatch(html, "<script(?![^>]*src=)|\\son[a-z]+=").ShouldBeFalse();
        Regex.Count(html, "(?:src|href)=\"(/[^\"]+)\"").ShouldBeGreaterThanOrEqualTo(5);
    }
}
