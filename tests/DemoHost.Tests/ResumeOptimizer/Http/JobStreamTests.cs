using System.Text.Json;
using DemoHost.Tests.Hosting;
using Sse.Primitives;

namespace DemoHost.Tests.ResumeOptimizer.Http;

public sealed class JobStreamTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_Texts_AnswersTheJobAndItsAddresses()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob());

        var id = started.Text("job_id");
        started.EnumerateObject().Select(p => p.Name).ShouldBe(["job_id", "stream_url", "snapshot_url"]);
        Guid.TryParseExact(id, "D", out var guid).ShouldBeTrue();
        guid.Version.ShouldBe(4);
        started.Text("stream_url").ShouldBe($"/api/jobs/{id}/stream");
        started.Text("snapshot_url").ShouldBe($"/api/jobs/{id}/snapshot");
    }

    [Fact]
    public async Task Stream_OfAJob_IsTheOriginalsToTheLetter()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob());

        var items = await server.Http.ReadEventsAsync(started.Text("stream_url"));

        foreach (var item in items)
        {
            var envelope = item.Json();
            envelope.EnumerateObject().Select(p => p.Name).ShouldBe(["type", "timestamp", "data"]);
            envelope.Text("type").ShouldBe(item.EventType);
            envelope.Text("timestamp").ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$");
            JobSchema.Check(item.EventType, envelope.GetProperty("data"));
        }
        items.Select(i => i.EventType).Distinct().ShouldBe(
            ["job_status", "validation_update", "step_progress", "insight_emitted", "diff_chunk", "metric_update", "done"], ignoreOrder: true);
    }

    [Fact]
    public async Task Stream_OfAJob_TellsItsLifeInOrder()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob(paceMs: 2));

        var events = await server.Http.ReadJobAsync(started.Text("stream_url"));

        events.OfType("job_status").Select(d => d.Text("status")).ShouldBe(["started", "running", "completed"]);
        events[0].Text("type").ShouldBe("job_status");
        events[1].GetProperty("data").Text("status").ShouldBe("running");
        events[^2].Text("type").ShouldBe("job_status");
        events[^1].Text("type").ShouldBe("done");
        var steps = events.OfType("step_progress").ToList();
        steps.Select(d => d.Text("step")).Distinct().ShouldBe(
            ["Reading the resume", "Reading the job", "Comparing skills", "Scoring the resume", "Checking the rules", "Improving the wording", "Proposing edits", "Scoring the result", "Checking the rules again"]);
        foreach (var step in steps.GroupBy(d => d.Text("step")))
        {
            var percentages = step.Select(d => d.GetProperty("percentage").GetDouble()).ToList();
            percentages.ShouldBeInOrder();
            percentages[0].ShouldBe(0);
            percentages[^1].ShouldBe(100);
            step.Last().GetProperty("eta").GetDouble().ShouldBe(0);
        }
        foreach (var rule in events.OfType("validation_update").GroupBy(d => d.Text("rule")))
            rule.Select(d => d.Text("status")).First().ShouldBe("pending");
    }

    [Fact]
    public async Task Stream_SlowJob_TellsWhenItWillBeDone()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob(paceMs: 60));

        var events = await server.Http.ReadJobAsync(started.Text("stream_url"));

        events.OfType("step_progress").Any(d => d.GetProperty("eta") is { ValueKind: JsonValueKind.Number } eta && eta.GetDouble() > 0).ShouldBeTrue();
    }

    [Fact]
    public async Task Stream_LateJoinerAndResumed_SeeWhatALiveWatcherSaw()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob(paceMs: 5));
        var url = started.Text("stream_url");

        var live = (await server.Http.ReadEventsAsync(url)).Where(e => e.EventType != "heartbeat").Select(e => (e.EventId, e.EventType, e.Data)).ToList();
        var late = (await server.Http.ReadEventsAsync(url)).Select(e => (e.EventId, e.EventType, e.Data)).ToList();
        var half = StreamPosition.Parse(live[live.Count / 2].EventId!);
        var resumed = (await server.Http.ReadEventsAsync(url, half.ToString())).Select(e => (e.EventId, e.EventType, e.Data)).ToList();

        late.ShouldBe(live);
        resumed.ShouldBe(live.Where(e => StreamPosition.Parse(e.EventId!) > half));
    }

    [Fact]
    public async Task Stream_ReadToItsEnd_Is204ForEventSource()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob());
        var last = (await server.Http.ReadEventsAsync(started.Text("stream_url")))[^1].EventId;
        using var request = new HttpRequestMessage(HttpMethod.Get, started.Text("stream_url"));
        request.Headers.TryAddWithoutValidation("Last-Event-ID", last);

        using var response = await server.Http.SendAsync(request, Cancel);

        ((int)response.StatusCode).ShouldBe(204);
    }

    [Fact]
    public async Task Stream_SameRunNatively_IsVisibleUnderWorkflows()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob());
        var id = started.Text("job_id");
        await server.Http.ReadEventsAsync(started.Text("stream_url"));

        var native = await server.Http.ReadEventsAsync($"/api/v1/workflows/{id}/events");
        var snapshot = await server.Http.GetJsonAsync($"/api/v1/workflows/{id}");

        native[0].EventType.ShouldBe("workflow.started");
        native[^1].EventType.ShouldBe("workflow.finished");
        native.ShouldContain(e => e.EventType == "diff");
        snapshot.Text("name").ShouldBe("resume_optimization");
        native.ShouldAllBe(e => !e.Data.Contains("ida.berg@example.com"), "a resume's contact details do not belong into events");
    }

    [Fact]
    public async Task Stream_ManyJobsAtOnce_AreApartAndWhole()
    {
        var jobs = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            var text = $"EXPERIENCE\n- Responsible for building machine number {i}";
            var started = await server.Http.StartJobAsync(new { resume_text = text, pace_ms = i % 7 });
            return (Number: i, Id: started.Text("job_id"), Events: await server.Http.ReadJobAsync(started.Text("stream_url")));
        }));

        jobs.Select(j => j.Id).Distinct().Count().ShouldBe(60);
        foreach (var (number, id, events) in jobs)
        {
            events.OfType("diff_chunk").ShouldHaveSingleItem().Text("after").ShouldBe($"- Built machine number {number}");
            events.OfType("done").ShouldHaveSingleItem().Text("job_id").ShouldBe(id);
        }
    }

    [Theory]
    [InlineData("/api/jobs/no-uuid/stream")]
    [InlineData("/api/jobs/5b1d2a5c-0d0f-4b52-8d86-111111111111/stream")]
    [InlineData("/api/jobs/5b1d2a5c-0d0f-4b52-8d86-111111111111/snapshot")]
    [InlineData("/api/jobs/5b1d2a5c-0d0f-4b52-8d86-111111111111/result")]
    public async Task Get_UnknownJob_Is404(string url)
    {
        using var response = await server.Http.GetAsync(url, Cancel);

        await response.ShouldBeProblemAsync(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_WorkflowOfAnotherSlice_IsNoJob()
    {
        using var form = new MultipartFormDataContent { { new StringContent("Ida Berg\nida@example.com"), "file", "cv.txt" } };
        using var upload = await server.Http.PostAsync("/api/v1/cv-processing", form, Cancel);
        var id = JsonElement.Parse(await upload.Content.ReadAsStringAsync(Cancel)).Text("workflowId");

        using var response = await server.Http.GetAsync($"/api/jobs/{id}/snapshot", Cancel);

        await response.ShouldBeProblemAsync(System.Net.HttpStatusCode.NotFound);
    }
}
