using Microsoft.Playwright;
using Sse.Dashboard.Tests.Hosting;
using Sse.Workflow;

namespace Sse.Dashboard.Tests.Browser;

/// <summary>
/// The pictures of the documentation, from a real run: <c>eng/screenshots.sh</c> runs these, and they write to the folder that
/// <c>SCREENSHOTS</c> names.
/// </summary>
public sealed class Screenshots(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Path.GetTempPath();

    [Fact(Explicit = true)]
    public async Task Take()
    {
        await using var server = await DashboardServer.StartAsync(configure: o => o.TraceLink = "https://jaeger.example/trace/{traceId}");
        await MakeHistoryAsync(server.Workflows);
        var slow = new Workload(server.Workflows);
        var invoices = slow.ImportInvoices("invoices-2026-11-22");
        slow.SyncCatalog("sync-berlin-7");

        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var visitor = await chromium.NewVisitorAsync(server.Address);
            var tab = await DashboardTab.OpenAsync(visitor);
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await tab.Page.SetViewportSizeAsync(1360, 850);
            for (var i = 0; i < 8; i++)
            {
                slow.ExtractCv($"cv-{scheme}-1{i:00}", i);
                await tab.Page.WaitForTimeoutAsync(350);
            }
            slow.ImportInvoices($"invoices-{scheme}");
            await tab.Page.WaitForTimeoutAsync(500);
            await TakeAsync(tab, "list", scheme);
            slow.ExtractCv($"cv-2001-{scheme}", 1);
            await tab.Page.GotoAsync($"/workflows/?run=cv-2001-{scheme}");
            await tab.Page.GetByText("Finding skills").WaitForAsync();
            await tab.Page.WaitForTimeoutAsync(500);
            await TakeAsync(tab, "run", scheme);
            await tab.WaitForStatusAsync("succeeded");
            foreach (var part in new[] { "log", "metrics", "details" })
                await TakeAsync(tab, part, scheme, $"/workflows/?run=cv-2001-{scheme}&tab={part}");
            await TakeAsync(tab, "items", scheme, "/workflows/?run=invoices-2026-11-22&tab=items");
            await TakeAsync(tab, "steps-done", scheme, $"/workflows/?run=cv-2001-{scheme}");
            await TakeAsync(tab, "failed", scheme, "/workflows/?run=sync-berlin-7");
            await TakeAsync(tab, "reports", scheme, "/workflows/?view=reports");
            await TakeAsync(tab, "connections", scheme, "/workflows/?view=connections");
            await tab.Page.SetViewportSizeAsync(400, 800);
            await TakeAsync(tab, "narrow-list", scheme, "/workflows/");
            await TakeAsync(tab, "narrow-run", scheme, $"/workflows/?run=cv-2001-{scheme}");
            tab.Complaints.ShouldBeEmpty();
        }
        invoices.Cancel();
    }

    private static async Task MakeHistoryAsync(IWorkflows workflows)
    {
        var fast = new Workload(workflows, speed: 60);
        for (var round = 0; round < 8; round++)
        {
            List<WorkflowRun> runs = [];
            for (var i = 0; i < 6; i++)
                runs.Add(fast.ExtractCv($"cv-0{round}{i}", i));
            if (round % 3 == 0)
                runs.Add(fast.SyncCatalog($"sync-berlin-{round}"));
            runs.Add(fast.ImportInvoices($"invoices-2026-11-{10 + round}", 60));
            foreach (var run in runs)
                await run.Completion.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static async Task TakeAsync(DashboardTab tab, string name, ColorScheme scheme, string? path = null)
    {
        if (path is not null)
        {
            await tab.Page.GotoAsync(path);
            await tab.Page.WaitForTimeoutAsync(900);
        }
        await tab.Page.WaitForTimeoutAsync(300);
        await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"dashboard-{name}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png") });
    }
}
