using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DemoHost.ResumeOptimizer;
using DemoHost.Tests.Hosting;
using DemoHost.Tests.ResumeOptimizer.Edits;

namespace DemoHost.Tests.ResumeOptimizer.Http;

/// <summary>Snapshot, result, run without a stream, cancel.</summary>
public sealed class JobAnswerTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Snapshot_OfAFinishedJob_IsTheFoldOfItsEvents()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob());
        var items = await server.Http.ReadEventsAsync(started.Text("stream_url"));
        var events = items.Select(i => i.Json()).ToList();

        var snapshot = await server.Http.GetJsonAsync(started.Text("snapshot_url"));

        snapshot.EnumerateObject().Select(p => p.Name).ShouldBe(["job_id", "status", "state", "events", "last_event_id"]);
        snapshot.GetProperty("events").EnumerateArray().Select(e => e.GetRawText()).ShouldBe(events.Select(e => e.GetRawText()));
        snapshot.Text("last_event_id").ShouldBe(items[^1].EventId);
        snapshot.Text("status").ShouldBe("completed");
        var state = snapshot.GetProperty("state");
        Raw(state, "steps").ShouldBe(LastOf(events, "step_progress", "step"));
        Raw(state, "validations").ShouldBe(LastOf(events, "validation_update", "rule"));
        Raw(state, "insights").ShouldBe(events.OfType("insight_emitted").Select(d => d.GetRawText()));
        Raw(state, "diffs").ShouldBe(events.OfType("diff_chunk").Select(d => d.GetRawText()));
        state.GetProperty("metrics").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble())
            .ShouldBe(events.OfType("metric_update").GroupBy(d => d.Text("name")).ToDictionary(g => g.Key, g => g.Last().GetProperty("value").GetDouble()), ignoreOrder: true);
        state.Text("current_step").ShouldBe(events.OfType("step_progress").Last().Text("step"));
    }

    [Fact]
    public async Task Snapshot_OfARunningJob_GoesOnWhereItSays()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob(paceMs: 200));
        var snapshot = await server.Http.GetJsonAsync(started.Text("snapshot_url"));

        var rest = await server.Http.ReadJobAsync(started.Text("stream_url"), snapshot.Text("last_event_id"));
        var all = await server.Http.ReadJobAsync(started.Text("stream_url"));

        snapshot.Text("status").ShouldBe("running");
        snapshot.GetProperty("events").EnumerateArray().Concat(rest).Select(e => e.GetRawText()).ShouldBe(all.Select(e => e.GetRawText()));
    }

    [Fact]
    public async Task Result_OfAFinishedJob_FollowsFromItsEdits()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob());
        var events = await server.Http.ReadJobAsync(started.Text("stream_url"));

        var result = await server.Http.GetJsonAsync(events.OfType("done").Single().Text("result_url"));

        result.Text("job_id").ShouldBe(started.Text("job_id"));
        Raw(result, "edits").ShouldBe(events.OfType("diff_chunk").Select(d => d.GetRawText()));
        var edits = events.OfType("diff_chunk").Select(d => new ResumeEdit(d.GetProperty("line").GetInt32(), Lines(d, "before"), Lines(d, "after"), SectionKind.Other, []));
        EditList.Apply(result.Text("resume_text"), edits).ShouldBe(result.Text("optimized_text"));
        result.GetProperty("scores").GetProperty("after").GetProperty("overall").GetDouble()
            .ShouldBeGreaterThan(result.GetProperty("scores").GetProperty("before").GetProperty("overall").GetDouble());
    }

    [Fact]
    public async Task Result_OfARunningJob_IsAConflict()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob(paceMs: 500));

        using var response = await server.Http.GetAsync($"/api/jobs/{started.Text("job_id")}/result", Cancel);

        await response.ShouldBeProblemAsync(HttpStatusCode.Conflict);
        await server.Http.PostAsync($"/api/jobs/{started.Text("job_id")}/cancel", null, Cancel);
    }

    [Fact]
    public async Task Run_WithoutAStream_AnswersWhatTheStreamedRunGives()
    {
        using var response = await server.Http.PostAsJsonAsync("/api/pipeline/run", Jobs.SmallJob(), Cancel);
        var result = JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancel));
        var started = await server.Http.StartJobAsync(Jobs.SmallJob());
        await server.Http.ReadJobAsync(started.Text("stream_url"));
        var streamed = await server.Http.GetJsonAsync($"/api/jobs/{started.Text("job_id")}/result");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var property in result.EnumerateObject().Where(p => p.Name != "job_id"))
            property.Value.GetRawText().ShouldBe(streamed.GetProperty(property.Name).GetRawText(), property.Name);
        (await server.Http.ReadJobAsync($"/api/jobs/{result.Text("job_id")}/stream"))[^1].Text("type").ShouldBe("done");
    }

    [Fact]
    public async Task Cancel_RunningJob_EndsItAsCanceled()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob(paceMs: 500));
        var id = started.Text("job_id");
        var reading = server.Http.ReadJobAsync(started.Text("stream_url"));

        using var response = await server.Http.PostAsync($"/api/jobs/{id}/cancel", null, Cancel);
        var events = await reading;

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        events.OfType("job_status").Last().Text("status").ShouldBe("canceled");
        events.OfType("done").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            d => d.Text("status").ShouldBe("canceled"),
            d => d.GetProperty("result_url").ValueKind.ShouldBe(JsonValueKind.Null));
        events.OfType("error").ShouldBeEmpty();
        using var result = await server.Http.GetAsync($"/api/jobs/{id}/result", Cancel);
        await result.ShouldBeProblemAsync(HttpStatusCode.NotFound);
        using var again = await server.Http.PostAsync($"/api/jobs/{id}/cancel", null, Cancel);
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Cancel_FinishedJob_IsAConflict()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob());
        await server.Http.ReadJobAsync(started.Text("stream_url"));

        using var response = await server.Http.PostAsync($"/api/jobs/{started.Text("job_id")}/cancel", null, Cancel);

        await response.ShouldBeProblemAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Samples_AreShippedInPairs()
    {
        var samples = await server.Http.GetJsonAsync("/api/pipeline/samples");

        samples.EnumerateArray().Select(s => s.Text("name")).ShouldBe(["backend-engineer", "data-analyst", "registered-nurse"]);
        samples.EnumerateArray().ShouldAllBe(s => s.Text("resume_text").Length > 500 && s.Text("job_text").Length > 100);
    }

    private static IEnumerable<string> Raw(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(e => e.GetRawText());

    private static IEnumerable<string> LastOf(IEnumerable<JsonElement> events, string type, string key) =>
        events.OfType(type).GroupBy(d => d.Text(key)).Select(g => g.Last().GetRawText());

    private static string[] Lines(JsonElement diff, string name) => diff.GetProperty(name).GetString()?.Split('\n') ?? [];
}
