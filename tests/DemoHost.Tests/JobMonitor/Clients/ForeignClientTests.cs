using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using DemoHost.Tests.Hosting;
using Sse.Primitives;

namespace DemoHost.Tests.JobMonitor.Clients;

/// <summary>Clients that know nothing of this SDK.</summary>
public sealed class ForeignClientTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "sample-cvs", "resume.pdf");

    private string Root => server.Address.ToString().TrimEnd('/');

    [Fact]
    public async Task Curl_FromUploadToResult_NeedsFourCommands()
    {
        var target = JsonElement.Parse(await PostAsync("/api/v1/upload/presigned-url", """{"fileName":"resume.pdf"}""")).GetProperty("data");
        await Shell.RunAsync("curl", "-sS", "--fail", "-T", Sample, target.Text("uploadUrl"));
        var job = JsonElement.Parse(await PostAsync("/api/v1/queue/add", $$$"""{"queueName":"resume-analysis","jobName":"analyze-resume","data":{"resumeId":"resume-123","fileName":"{{{target.Text("fileName")}}}"}}"""));
        var url = $"{Root}/api/v1/sse/job/{job.GetProperty("data").Text("jobId")}";

        var events = await ReadAsync(await Shell.RunAsync("curl", "-sSN", "--fail", url));

        events[0].EventType.ShouldBe("connected");
        events[^1].Json().GetProperty("result").GetProperty("profile").Text("name").ShouldBe("Niamh O’Connor");
        var rest = await ReadAsync(await Shell.RunAsync("curl", "-sSN", "--fail", "-H", $"Last-Event-ID: {events[3].EventId}", url));
        rest.Skip(1).Select(e => e.EventId).ShouldBe(events.Skip(4).Select(e => e.EventId));
        (await Shell.RunAsync("curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "-H", $"Last-Event-ID: {events[^1].EventId}", url)).ShouldBe("204");
    }

    [Fact]
    public async Task Python_StandardLibrary_UploadsAddsAndWatches()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "JobMonitor", "Clients", "watch_job.py");

        var lines = (await Shell.RunAsync("python3", script, Root, Sample)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();

        lines[0].Text("name").ShouldBe("connected");
        lines.ShouldContain(l => l.Text("name") == "queue_stats");
        lines.Where(l => l.Text("name") == "job_update").Select(l => l.GetProperty("data").GetProperty("progress").GetInt32()).ShouldBe([0, 25, 50, 75, 75, 76, 78, 80, 82, 84, 86, 88, 90, 100]);
        lines[^1].GetProperty("data").GetProperty("result").GetProperty("score").GetInt32().ShouldBeGreaterThan(50);
    }

    private Task<string> PostAsync(string path, string json) =>
        Shell.RunAsync("curl", "-sS", "--fail", "-H", "Content-Type: application/json", "-d", json, Root + path);

    private static async Task<List<SseItem<string>>> ReadAsync(string wire)
    {
        await using var reader = new SseReader(new MemoryStream(Encoding.UTF8.GetBytes(wire)));
        var events = new List<SseItem<string>>();
        await foreach (var item in reader.ReadAllAsync(TestContext.Current.CancellationToken))
            events.Add(item);
        return events;
    }
}
