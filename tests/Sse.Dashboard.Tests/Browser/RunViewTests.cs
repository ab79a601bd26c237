using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Sse.Primitives;
using Sse.Dashboard.Tests.Hosting;
using Sse.Workflow;

namespace Sse.Dashboard.Tests.Browser;

public sealed class RunViewTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task Run_PhasesAndParallelSteps_MoveAsATreeWithBars()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        await using var run = server.Workflows.Start("cv_extraction", "cv-1");
        var tab = await DashboardTab.OpenAsync(visitor, "?run=cv-1");
        var tree = tab.Page.GetByRole(AriaRole.Tree, new() { Name = "Phases and steps" });

        run.StartPhase(WorkflowPhase.Processing);
        var (experience, skills) = (run.Step("Finding experience"), run.Step("Finding skills"));
        var model = experience.Step("Asking the model");
        model.ReportProgress(40);
        await Assertions.Expect(Item(tree, "Asking the model")).ToHaveAttributeAsync("data-status", "running");
        await Assertions.Expect(Item(tree, "Asking the model")).ToContainTextAsync("40 %");
        await Assertions.Expect(Item(tree, "Asking the model")).ToHaveAttributeAsync("aria-level", "3");
        model.Complete("Asked");
        skills.Complete();
        await Assertions.Expect(Item(tree, "Finding skills")).ToHaveAttributeAsync("data-status", "succeeded");
        await Assertions.Expect(Item(tree, "Finding experience")).ToHaveAttributeAsync("data-status", "running");
        await Assertions.Expect(Item(tree, "Asking the model")).ToContainTextAsync("Asked");
        experience.Complete();
        run.EndPhase();
        run.Complete();
        await tab.WaitForStatusAsync("succeeded");

        var (longer, shorter) = (await BarAsync(tree, "Finding experience"), await BarAsync(tree, "Finding skills"));
        longer.Width.ShouldBeGreaterThan(shorter.Width);
        (longer.X - shorter.X).ShouldBeLessThanOrEqualTo(0, "it began first");
        shorter.X.ShouldBeLessThan(longer.X + longer.Width, "they ran at the same time");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_TreeByKeyboard_ClosesOpensAndTellsOfAStep()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        await new Workload(server.Workflows, speed: 50).ExtractCv("cv-1").Completion;
        var tab = await DashboardTab.OpenAsync(visitor, "?run=cv-1");
        var tree = tab.Page.GetByRole(AriaRole.Tree);
        await Item(tree, "Validation").FocusAsync();

        await tab.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(Item(tree, "Checking the file type")).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(Item(tree, "Checking the file type")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Complementary, new() { Name = "Step" })).ToContainTextAsync("Checking the file type");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_LogMetricsAndDetails_ShowWhatWasSaid()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        // Slow enough that a counter is sent several times: a chart needs more than one value.
        await new Workload(server.Workflows, speed: 3).ExtractCv("cv-1").Completion;
        var tab = await DashboardTab.OpenAsync(visitor, "?run=cv-1");

        await tab.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("^Log") }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("Page 6 read: 2472 words")).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Least level").SelectOptionAsync("warning");
        await Assertions.Expect(tab.Page.GetByText("1 line", new() { Exact = true })).ToBeVisibleAsync();
        await tab.Page.GetByText("One date range overlaps").ClickAsync();
        await Assertions.Expect(tab.Page.GetByLabel("The chosen line").Locator("pre")).ToContainTextAsync("\"level\": \"warning\"");

        await tab.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("^Metrics") }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator(".metric", new() { HasText = "Pages" }).Locator("canvas")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("^Details") }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("\"skills\": 14")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "Profile as JSON" })).ToHaveAttributeAsync("href", "https://example.org/profiles/42");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_Items_AreFilteredAndExported()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        await new Workload(server.Workflows, speed: 100).ImportInvoices("invoices", 100).Completion;
        var tab = await DashboardTab.OpenAsync(visitor, "?run=invoices&tab=items");
        await Assertions.Expect(tab.Page.GetByText("100 items")).ToBeVisibleAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Failed 4" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("The VAT of invoice INV-2026-0023 does not add up.").First).ToBeVisibleAsync();
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Button, new() { Name = "CSV" }).ClickAsync());

        download.SuggestedFilename.ShouldBe("invoices-items.csv");
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        lines.Length.ShouldBe(5);
        lines[1..].ShouldAllBe(line => line.Contains(",failed,") && line.Contains("vat.mismatch"));
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_FailedStep_SaysWhatToDo()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        new Workload(server.Workflows, speed: 20).SyncCatalog("sync");
        var tab = await DashboardTab.OpenAsync(visitor, "?run=sync");

        await tab.WaitForStatusAsync("failed");
        await Assertions.Expect(tab.Page.GetByLabel("Problems").GetByText("Close the migration tool and start the sync again.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Run_WithATrace_LinksToIt()
    {
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == "Sse.Workflow", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        await using var server = await DashboardServer.StartAsync(configure: o => o.TraceLink = "https://jaeger.example/trace/{traceId}");
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        await using var run = server.Workflows.Start("import", "traced-1");
        run.Step("Reading").Complete();
        var tab = await DashboardTab.OpenAsync(visitor, "?run=traced-1");

        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "Trace" })).ToHaveAttributeAsync("href", new Regex("^https://jaeger.example/trace/[0-9a-f]{32}$"));
    }

    [Fact]
    public async Task Cancel_Confirmed_StopsTheWorkflow()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var run = server.Workflows.Launch("endless", (_, _, ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct), new WorkflowOptions { Id = "endless-1" });
        var tab = await DashboardTab.OpenAsync(visitor, "?run=endless-1");
        var cancel = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true });

        await cancel.ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it running" }).ClickAsync();
        run.Outcome.ShouldBeNull();
        await cancel.ClickAsync();
        await tab.Page.GetByLabel("Reason").FillAsync("wrong file");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel the workflow" }).ClickAsync();

        await tab.WaitForStatusAsync("canceled");
        await Assertions.Expect(cancel).ToBeHiddenAsync();
        await tab.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("^Details") }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("wrong file")).ToBeVisibleAsync();
        run.Outcome.ShouldBe(WorkflowOutcome.Canceled);
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_Slider_ShowsAMomentThatCanBeSent()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        await new Workload(server.Workflows, speed: 20).ExtractCv("cv-1").Completion;
        var tab = await DashboardTab.OpenAsync(visitor, "?run=cv-1");
        await tab.WaitForStatusAsync("succeeded");
        var slider = tab.Page.GetByLabel("Moment in the history");

        await slider.FillAsync("8");
        await tab.WaitForStatusAsync("running");
        await Assertions.Expect(tab.Page).ToHaveURLAsync(new Regex("at="));
        var moment = await tab.Page.Locator(".replay-label").InnerTextAsync();
        var rows = await tab.Page.Locator(".timeline li").AllInnerTextsAsync();
        await tab.Page.Keyboard.PressAsync("]");
        await Assertions.Expect(tab.Page.Locator(".replay-label")).ToContainTextAsync("event 9 of");
        await tab.Page.Keyboard.PressAsync("[");

        var sent = await DashboardTab.OpenAsync(visitor, new Uri(tab.Page.Url).Query);
        await Assertions.Expect(sent.Page.Locator(".replay-label")).ToHaveTextAsync(moment);
        (await sent.Page.Locator(".timeline li").AllInnerTextsAsync()).ShouldBe(rows);
        await sent.Page.GetByRole(AriaRole.Button, new() { Name = "End" }).ClickAsync();
        await sent.WaitForStatusAsync("succeeded");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_Played_ComesToTheEndByItself()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        await new Workload(server.Workflows, speed: 10).ExtractCv("cv-1").Completion;
        var tab = await DashboardTab.OpenAsync(visitor, "?run=cv-1&at=5");
        await tab.WaitForStatusAsync("running");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Play from here" }).ClickAsync();

        await tab.WaitForStatusAsync("succeeded");
    }

    [Fact]
    public async Task Run_WhoseFirstEventsAreGone_BeginsAtAState()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        await using var run = server.Workflows.Start("chatty", new WorkflowOptions { Id = "chatty-1", StreamOptions = new EventStreamOptions { MaxEvents = 400 } });
        var step = run.Step("Talking");
        for (var i = 0; i < 2000; i++)
        {
            run.Log(LogLevel.Information, $"Line {i}");
            if (i % 50 == 0)
                run.GetSnapshot().Name.ShouldBe("chatty"); // The state keeps up with what goes.
        }
        var tab = await DashboardTab.OpenAsync(visitor, "?run=chatty-1");

        await Assertions.Expect(Item(tab.Page.GetByRole(AriaRole.Tree), "Talking")).ToHaveAttributeAsync("data-status", "running");
        await Assertions.Expect(tab.Page.GetByText("earlier ones are no longer kept")).ToBeVisibleAsync();
        step.Complete();
        run.Complete();
        await tab.WaitForStatusAsync("succeeded");
        await Assertions.Expect(Item(tab.Page.GetByRole(AriaRole.Tree), "Talking")).ToHaveAttributeAsync("data-status", "succeeded");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ThatIsNone_SaysSo()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);

        var tab = await DashboardTab.OpenAsync(visitor, "?run=nobody");

        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("There is no such workflow");
    }

    private static async Task<LocatorBoundingBoxResult> BarAsync(ILocator tree, string name) => (await Item(tree, name).Locator(".lane-bar").BoundingBoxAsync())!;

    private static ILocator Item(ILocator tree, string name) => tree.Locator("li").Filter(new() { Has = tree.Page.Locator($".step-text:text-is('{name}')") });
}
