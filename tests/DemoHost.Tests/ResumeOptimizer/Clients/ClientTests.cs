using System.Text.Json;
using DemoHost.Tests.Browser;
using DemoHost.Tests.Hosting;
using DemoHost.Tests.ResumeOptimizer.Browser;
using DemoHost.Tests.ResumeOptimizer.Http;

namespace DemoHost.Tests.ResumeOptimizer.Clients;

/// <summary>Clients that know nothing of this SDK. The one over EventSource is in <see cref="ErrorEventTests"/>.</summary>
public sealed class ClientTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task Python_CutOffAndResumed_SeesTheWholeJobAndItsResult()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "ResumeOptimizer", "Clients", "optimize_resume.py");
        var samples = Path.Combine(AppContext.BaseDirectory, "sample-resumes");

        var output = await Shell.RunAsync("python3", script, server.Address.ToString(), Path.Combine(samples, "backend-engineer.resume.txt"), Path.Combine(samples, "backend-engineer.job.txt"));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();

        var result = lines[^1];
        var seen = lines[..^1].Where(l => l.Text("name") != "heartbeat").ToList();
        var all = await server.Http.ReadEventsAsync($"/api/jobs/{result.Text("job_id")}/stream");
        seen.Select(l => (l.Text("name"), l.Text("id"))).ShouldBe(all.Select(e => (e.EventType, e.EventId!)));
        foreach (var (line, item) in seen.Zip(all))
            JsonElement.DeepEquals(line.GetProperty("data"), item.Json()).ShouldBeTrue();
        result.GetProperty("edits").GetArrayLength().ShouldBe(all.Count(e => e.EventType == "diff_chunk"));
    }

    [Fact]
    public async Task Fetch_ReaderOfChunks_SeesTheWholeJob()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await OptimizerPage.OpenAsync(visitor);

        var seen = JsonElement.Parse(await page.Page.EvaluateAsync<string>(
            """
            async ({ resume, job }) => {
              const post = body => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
              const started = await (await fetch('/api/pipeline/start', post({ resume_text: resume, job_text: job, pace_ms: 5 }))).json();
              const response = await fetch(started.stream_url, { headers: { Accept: 'text/event-stream' } });
              const events = [];
              let rest = '';
              for (const reader = response.body.pipeThrough(new TextDecoderStream()).getReader(); ;) {
                const { value, done } = await reader.read();
                if (done) break;
                // What is cut off in the middle of an event waits for the next chunk.
                const blocks = (rest + value).split('\n\n');
                rest = blocks.pop();
                for (const block of blocks) {
                  const data = block.split('\n').find(line => line.startsWith('data: '));
                  if (data) events.push(JSON.parse(data.slice(6)));
                }
              }
              return JSON.stringify({ url: started.stream_url, events });
            }
            """,
            new { resume = Resumes.Small, job = Resumes.SmallJob }));
        var all = await server.Http.ReadJobAsync(seen.Text("url"));

        seen.GetProperty("events").EnumerateArray().Where(e => e.Text("type") != "heartbeat").Select(e => e.GetRawText()).ShouldBe(all.Select(e => e.GetRawText()));
        page.Complaints.ShouldBeEmpty();
    }
}
