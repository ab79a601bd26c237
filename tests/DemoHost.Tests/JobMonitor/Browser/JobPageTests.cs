using System.Text;
using DemoHost.Tests.Browser;
using DemoHost.Tests.Hosting;
using Microsoft.Playwright;

namespace DemoHost.Tests.JobMonitor.Browser;

public sealed class JobPageTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    private static readonly string[] AllDone = ["done", "done", "done", "done", "done"];

    [Fact]
    public async Task Sample_FromTheButton_GoesThroughTheFiveStagesToItsResult()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await JobPage.OpenAsync(visitor);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use the sample" }).ClickAsync();
        await page.WaitForJobAsync();
        (await page.WaitForStageAsync("parsing")).ShouldBe(["done", "done", "current", "pending", "pending"]);
        await Assertions.Expect(page.Page.Locator("[data-figure=active] dd")).Not.ToHaveTextAsync("–");
        await page.WaitForStatusAsync("completed");

        await ShouldBeCompleteAsync(page);
    }

    [Fact]
    public async Task Job_ReloadedInTheMiddle_ShowsTheSameAgain()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await WatchSampleAsync(visitor);

        await page.Page.ReloadAsync();
        await page.WaitForStatusAsync("completed");

        (await page.Page.Locator("#job-title").InnerTextAsync()).ShouldBe("resume.pdf");
        await ShouldBeCompleteAsync(page);
    }

    [Fact]
    public async Task Connection_CutAndBack_ResumesAndMissesNothing()
    {
        await using var network = new CuttableNetwork(server.Address);
        await using var visitor = await chromium.NewVisitorAsync(network.Address);
        var page = await WatchSampleAsync(visitor);

        network.Cut();
        await page.WaitForConnectionAsync("waiting");
        network.Restore();
        await page.WaitForStatusAsync("completed");

        await ShouldBeCompleteAsync(page);
        (await page.EventsAsync("connected")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Reconnect_ByHand_DoesNotWaitForTheBrowser()
    {
        await using var network = new CuttableNetwork(server.Address);
        await using var visitor = await chromium.NewVisitorAsync(network.Address);
        var page = await WatchSampleAsync(visitor);
        network.Cut();
        network.Restore();

        // In the page, before the browser tries again by itself and the button is gone.
        await page.Page.WaitUntilAsync("!document.getElementById('reconnect').hidden && (document.getElementById('reconnect').click(), true)");
        await page.WaitForStatusAsync("completed");

        (await page.StageStatesAsync()).ShouldBe(AllDone);
    }

    [Fact]
    public async Task Native_SameRun_IsShownBeside()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await WatchSampleAsync(visitor);

        await page.Page.GetByText("The same run in the native format").ClickAsync();

        await Assertions.Expect(page.Page.Locator("sse-workflow .badge[data-status=succeeded]")).ToBeVisibleAsync();
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_WrongContent_SaysWhatToDoAndStays()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await JobPage.OpenAsync(visitor);

        await page.ChooseAsync("cv.pdf", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0]);

        await Assertions.Expect(page.Page.Locator("#upload-error")).ToContainTextAsync("PNG");
        page.Page.Url.ShouldNotContain("job=");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Job_UnreadableFile_ShowsTheStageAndTheError()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await JobPage.OpenAsync(visitor);

        await page.ChooseAsync("broken-encrypted.pdf", await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "sample-cvs", "broken-encrypted.pdf"), TestContext.Current.CancellationToken));
        await page.WaitForStatusAsync("failed");

        (await page.StageStatesAsync()).ShouldBe(["done", "done", "failed", "pending", "pending"]);
        (await page.Page.Locator("#job-error").InnerTextAsync()).ShouldContain("password");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_HostileNamesAndText_StayText()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await JobPage.OpenAsync(visitor);

        await page.ChooseAsync($"{hostile}.txt", Encoding.UTF8.GetBytes($"Jane {hostile} Doe\njane@example.com\n\nSKILLS\nC#, {hostile}, SQL\n"));
        await page.WaitForStatusAsync("completed");

        (await page.Page.Locator("#job-title").InnerTextAsync()).ShouldBe($"{hostile}.txt");
        (await page.Page.Locator("img").CountAsync()).ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Address_ThatNamesNoJob_SaysSo()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);

        var page = await JobPage.OpenAsync(visitor, "/jobs/?job=none");

        await page.WaitForStatusAsync("failed");
        (await page.Page.Locator("#job-error").InnerTextAsync()).ShouldBe("The address of this page names no job.");
    }

    [Fact]
    public async Task OriginalFrontEnd_PlainEventSource_WorksUnchanged()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await JobPage.OpenAsync(visitor);

        // As the original's guide has it, from the upload to the last event.
        var seen = await page.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const post = (url, body) => fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then(r => r.json());
              const { data } = await post('/api/v1/upload/presigned-url', { fileName: 'resume.txt' });
              await fetch(data.uploadUrl, { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: new Blob(['Jane Doe\njane@example.com\n\nSKILLS\nC#, SQL\n']) });
              const job = await post('/api/v1/queue/add', { queueName: 'resume-analysis', jobName: 'analyze-resume', data: { resumeId: 'resume-123', fileName: data.fileName } });
              return await new Promise((resolve) => {
                const seen = [];
                const eventSource = new EventSource(`/api/v1/sse/job/${job.data.jobId}?queueName=resume-analysis`);
                eventSource.addEventListener('connected', (e) => seen.push(JSON.parse(e.data).message));
                eventSource.addEventListener('job_update', (e) => {
                  const data = JSON.parse(e.data);
                  seen.push(data.status);
                  if (data.status === 'completed') {
                    seen.push(typeof data.result.score);
                    eventSource.close();
                    resolve(seen);
                  }
                });
              });
            }
            """);

        (seen[0], seen[1], seen[^2], seen[^1]).ShouldBe(("SSE connection established", "started", "completed", "number"));
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>Begins a job with the shipped file, and comes back when the worker has taken it.</summary>
    private static async Task<JobPage> WatchSampleAsync(IBrowserContext visitor)
    {
        var page = await JobPage.OpenAsync(visitor);
        await page.Page.Locator("#sample").ClickAsync();
        await page.Page.WaitUntilAsync("['current', 'done'].includes(document.querySelector('[data-stage=fetching]')?.dataset.state)");
        return page;
    }

    private static async Task ShouldBeCompleteAsync(JobPage page)
    {
        (await page.StageStatesAsync()).ShouldBe(AllDone);
        (await page.Page.Locator("#percent").InnerTextAsync()).ShouldBe("100 %");
        (await page.Page.Locator("#result-title").InnerTextAsync()).ShouldBe("Niamh O’Connor");
        await page.WaitForConnectionAsync("ended");
        var updates = await page.EventsAsync("job_update");
        updates.Count.ShouldBe(14);
        updates.ShouldBeUnique();
        page.Complaints.ShouldBeEmpty();
    }
}
