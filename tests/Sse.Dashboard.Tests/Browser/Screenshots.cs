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

    [Fact]
    public async Task Take()
    {
        await using var server = await DashboardServer.StartAsync(configure: o =>
        {
            o.TraceLink = "https://jaeger.example/trace/{traceId}";
            o.ReportWindows.Insert(0, TimeSpan.FromMinutes(1));
        });
        await MakeHistoryAsync(server.Workflows);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var visitor = await chromium.NewVisitorAsync(server.Address);
            var tab = await DashboardTab.OpenAsync(visitor);
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await tab.Page.SetViewportSizeAsync(1280, 800);
            await TakeAsync(tab, "reports", scheme, "/workflows/?view=reports");
            await TakeLiveAsync(tab, server.Workflows, scheme);
            await TakePartsAsync(tab, scheme);
            tab.Complaints.ShouldBeEmpty();
        }
    }

    /// <summary>What moves: the list, and one run in the middle of its work.</summary>
    private static async Task TakeLiveAsync(DashboardTab tab, IWorkflows workflows, ColorScheme scheme)
    {
        var workload = new Workload(workflows, speed: 0.5);
        workload.ImportInvoices($"invoices-{scheme}");
        new Workload(workflows).SyncCatalog($"sync-{scheme}");
        for (var i = 0; i < 8; i++)
        {
            workload.ExtractCv($"cv-{scheme}-{i:00}", i);
            await tab.Page.WaitForTimeoutAsync(700);
        }
        await TakeAsync(tab, "list", scheme, "/workflows/");
        await tab.Page.GotoAsync($"/workflows/?run=cv-{scheme}-07");
        await tab.Page.GetByText("Asking the model").First.WaitForAsync();
        await tab.Page.WaitForTimeoutAsync(1500);
        await TakeAsync(tab, "run", scheme);
        await tab.WaitForStatusAsync("succeeded");
    }

    private static async Task TakePartsAsync(DashboardTab tab, ColorScheme scheme)
    {
        var run = $"/workflows/?run=cv-{scheme}-07";
        foreach (var part in new[] { "log", "metrics", "details" })
            await TakeAsync(tab, part, scheme, $"{run}&tab={part}");
        await TakeAsync(tab, "items", scheme, $"/workflows/?run=invoices-{scheme}&tab=items");
        await TakeAsync(tab, "failed", scheme, $"/workflows/?run=sync-{scheme}");
        await TakeAsync(tab, "connections", scheme, "/workflows/?view=connections");
        await tab.Page.SetViewportSizeAsync(400, 800);
        await TakeAsync(tab, "narrow-list", scheme, "/workflows/");
        await TakeAsync(tab, "narrow-run", scheme, run);
    }

    /// <summary>Two minutes of an application's life, so that a report has a window before to be compared with.</summary>
    private static async Task MakeHistoryAsync(IWorkflows workflows)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(700), TimeProvider.System);
        List<Task> ended = [];
        for (var i = 0; i < 170; i++)
        {
            var workload = new Workload(workflows, speed: 3 + (i * 7 % 11));
            var run = i % 17 == 5 ? workload.SyncCatalog($"sync-{i:000}") : i % 9 == 4 ? workload.ImportInvoices($"invoices-{i:000}", 40 + i) : workload.ExtractCv($"cv-{i:000}", i);
            ended.Add(run.Completion.ContinueWith(_ => { }, TaskScheduler.Default));
            await timer.WaitForNextTickAsync();
        }
        await Task.WhenAll(ended);
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
