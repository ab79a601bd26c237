using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DemoHost.Tests.Hosting;
using Sse.Primitives;

namespace DemoHost.Tests.CvExtraction.Http;

public sealed class CvOriginalEndpointTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_OfARun_SpeaksTheOriginalEventNames()
    {
        var id = (await server.Http.UploadAsync(CvUploads.PlainCv)).GetProperty("workflowId").GetString();

        var events = await server.Http.ReadEventsAsync($"/api/v1/sse/cv-processing/{id}");

        events.Select(e => e.EventType).ShouldBeSubsetOf(
            ["workflow_start", "phase_start", "phase_complete", "step_start", "step_complete", "progress", "metric", "insight", "workflow_complete"]);
        events.First(e => e.EventType == "step_complete").Json().GetProperty("step_name").GetString().ShouldBe("Checking file size");
        events.Last(e => e.EventType == "progress").Json().GetProperty("percentage").GetDouble().ShouldBe(100);
        var complete = events[^1];
        complete.EventType.ShouldBe("workflow_complete");
        complete.Json().GetProperty("result").GetProperty("name").GetString().ShouldBe("Marta Kowalczyk");
        complete.Json().GetProperty("status").GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task Stream_ResumedWithANativePosition_ContinuesThere()
    {
        var started = await server.Http.UploadAsync(CvUploads.PlainCv);
        var native = await server.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!);
        var url = $"/api/v1/sse/cv-processing/{started.GetProperty("workflowId").GetString()}";
        var original = await server.Http.ReadEventsAsync(url);
        var half = StreamPosition.Parse(native[native.Count / 2].EventId!);

        var rest = await server.Http.ReadEventsAsync(url, half.ToString());

        rest.Select(e => e.Data).ShouldBe(original.Where(e => StreamPosition.Parse(e.EventId!) > half).Select(e => e.Data));
    }

    [Fact]
    public async Task Heartbeat_OnConnect_TellsTimeAndConnectionsAtOnce()
    {
        using var response = await server.Http.GetAsync("/api/v1/sse/heartbeat", HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var reader = new SseReader(await response.Content.ReadAsStreamAsync(Cancel));

        await foreach (var item in reader.ReadAllAsync(Cancel))
        {
            item.EventType.ShouldBe("message");
            item.Json().GetProperty("connections").GetInt32().ShouldBeGreaterThanOrEqualTo(1);
            item.Json().GetProperty("timestamp").GetDateTime().Year.ShouldBeGreaterThan(2024);
            break;
        }
    }

    [Fact]
    public async Task ErrorHandling_Run_ShowsSuggestionsAndGoesOnToItsEnd()
    {
        var events = await server.Http.ReadEventsAsync("/api/v1/sse/test-error-handling");

        var errors = events.Where(e => e.EventType == "workflow_error").Select(e => e.Json()).ToList();
        errors.Count.ShouldBe(3);
        errors.ShouldAllBe(e => e.GetProperty("suggestion").GetString()!.Length > 10 && e.GetProperty("recoverable").GetBoolean());
        events[^1].EventType.ShouldBe("workflow_complete");
        events[^1].Json().GetProperty("status").GetString().ShouldBe("completed");

        (await server.Http.ReadEventsAsync("/api/v1/sse/test-error-handling", events[0].EventId)).Select(e => e.EventId)
            .ShouldBe(events.Skip(1).Select(e => e.EventId));
    }

    [Fact]
    public async Task Start_SampleFile_AnswersTheRunAndItsStream()
    {
        var started = await StartAsync(new { name = "test_cv_extraction", type = "cv_processing", file_name = "resume.pdf" });

        var events = await server.Http.ReadEventsAsync(started.GetProperty("stream_url").GetString()!);

        events[0].Json().GetProperty("name").GetString().ShouldBe("test_cv_extraction");
        events[^1].Json().GetProperty("status").GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task Start_UnknownFile_GivesARunThatSaysWhatToDo()
    {
        var started = await StartAsync(new { name = "x", type = "cv_processing", file_name = "../../etc/passwd" });

        var events = await server.Http.ReadEventsAsync(started.GetProperty("stream_url").GetString()!);

        events.Single("workflow_error").GetProperty("suggestion").GetString()!.ShouldContain("/api/v1/cv-processing");
        events[^1].Json().GetProperty("status").GetString().ShouldBe("failed");
    }

    [Theory]
    [InlineData("{}", "application/json")]
    [InlineData("not json", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("{\"file_name\":\"resume.pdf\"}", "text/plain")]
    [InlineData("{\"file_name\":\"resume.pdf\"}", "application/json; charset=unknown")]
    public async Task Start_UnusableBody_Is400(string body, string contentType)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        using var response = await server.Http.PostAsync("/api/v1/workflows/start", content, Cancel);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Metrics_AfterRuns_CountThem()
    {
        var started = await server.Http.UploadAsync(CvUploads.PlainCv);
        await server.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!);

        var report = JsonElement.Parse(await server.Http.GetStringAsync("/api/v1/workflows/metrics?time_window_minutes=5", Cancel));

        report.GetProperty("runs").GetInt64().ShouldBeGreaterThanOrEqualTo(1);
    }

    private async Task<JsonElement> StartAsync(object body)
    {
        using var response = await server.Http.PostAsJsonAsync("/api/v1/workflows/start", body, Cancel);
        response.EnsureSuccessStatusCode();
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancel));
    }
}
