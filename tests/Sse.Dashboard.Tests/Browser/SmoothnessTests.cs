using Microsoft.Playwright;
using Sse.Dashboard.Tests.Hosting;
using Sse.Workflow;

namespace Sse.Dashboard.Tests.Browser;

[Collection(AloneCollection.Name)]
public sealed class SmoothnessTests(ChromiumFixture chromium, ITestOutputHelper output) : IClassFixture<ChromiumFixture>
{
    private const int Running = 1000;

    /// <summary>In milliseconds of processor time, scrolling and moving rows together; without a graphics card, which these machines lack.</summary>
    private const double MostWorkOfAFrame = 24;

    /// <summary>Of the time, in tasks of more than 50 ms.</summary>
    private const double MostShareOfLongTasks = 0.3;

    [Fact]
    public async Task List_AThousandThatRunAtOnce_StaysSmooth()
    {
        await using var server = await DashboardServer.StartAsync();
        var runs = Enumerable.Range(0, Running).Select(i => server.Workflows.Start("import", $"run-{i:0000}")).ToArray();
        var steps = runs.Select(run => run.Step("Moving")).ToArray();
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var tab = await DashboardTab.OpenAsync(visitor, "?size=1000");
        await Assertions.Expect(tab.Page.GetByText("1,000 workflows")).ToBeVisibleAsync();
        using var stop = new CancellationTokenSource();
        var moving = MoveAsync(steps, stop.Token);

        var cpu = await CpuTime.StartAsync(visitor, tab.Page);
        var measured = await tab.Page.EvaluateAsync<double[]>("""
            () => new Promise(done => {
              let long = 0, longest = 0, frames = 0;
              new PerformanceObserver(list => list.getEntries().forEach(({ duration }) => { long += duration; longest = Math.max(longest, duration); })).observe({ entryTypes: ['longtask'] });
              const start = performance.now();
              const rows = document.querySelector('.rows');
              const frame = now => {
                frames++;
                rows.scrollTop = (rows.scrollTop + 37) % (rows.scrollHeight - rows.clientHeight);
                if (now - start < 5000) requestAnimationFrame(frame);
                else done([long, longest, frames, document.querySelectorAll('.rows li').length, now - start]);
              };
              requestAnimationFrame(frame);
            })
            """);
        var busy = await cpu.StopAsync();
        await stop.CancelAsync();
        await moving;

        var (longTasks, longest, frames, rows, time) = (measured[0], measured[1], measured[2], measured[3], measured[4]);
        output.WriteLine($"{frames / time * 1000:0} frames a second while scrolling; the page's thread works {busy.Cpu / time:P0} of the time, {busy.Cpu / frames:0.0} ms a frame.");
        output.WriteLine($"Long tasks: {longTasks / time:P1} of the time, the longest {longest:0} ms. {rows} rows in the document.");
        (busy.Cpu / frames).ShouldBeLessThan(MostWorkOfAFrame);
        // What other programs took away from the page's thread makes its tasks long as well; it is not counted.
        (longTasks / time * busy.Cpu / busy.Wall).ShouldBeLessThan(MostShareOfLongTasks);
        rows.ShouldBeLessThan(60, "only what is in sight exists");
        tab.Complaints.ShouldBeEmpty();
        foreach (var run in runs)
            run.Complete();
    }

    [Fact]
    public async Task Log_TenThousandLines_AreThereAndSearched()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var run = server.Workflows.Start("chatty", "chatty-1");
        for (var i = 0; i < 10_000; i++)
            run.Log(Microsoft.Extensions.Logging.LogLevel.Information, $"Line {i} of many");
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var tab = await DashboardTab.OpenAsync(visitor, "?run=chatty-1&tab=log");

        await Assertions.Expect(tab.Page.GetByText("10,000 lines")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(tab.Page.GetByText("Line 9999 of many")).ToBeVisibleAsync();
        (await tab.Page.Locator(".log li").CountAsync()).ShouldBeLessThan(80);
        await tab.Page.GetByLabel("Search the log").FillAsync("line 77");
        await Assertions.Expect(tab.Page.GetByText("111 lines")).ToBeVisibleAsync();
        tab.Complaints.ShouldBeEmpty();
    }

    /// <summary>Ends when it is cancelled.</summary>
    private static async Task MoveAsync(WorkflowStep[] steps, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        for (var percent = 1.0; percent < 100 && !stop.IsCancellationRequested; percent += 0.7)
        {
            foreach (var step in steps)
                step.ReportProgress(percent);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
