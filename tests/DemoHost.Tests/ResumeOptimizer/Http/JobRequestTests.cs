using System.Net;
using System.Text;
using DemoHost.ResumeOptimizer;
using DemoHost.Tests.Hosting;
using DemoHost.Tests.ResumeOptimizer.JobPages;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Testing;

namespace DemoHost.Tests.ResumeOptimizer.Http;

public sealed class JobRequestTests(PageServer site) : IClassFixture<PageServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, HttpStatusCode> BadRequests => new()
    {
        { "", "application/json", HttpStatusCode.BadRequest },
        { "null", "application/json", HttpStatusCode.BadRequest },
        { "{", "application/json", HttpStatusCode.BadRequest },
        { "[]", "application/json", HttpStatusCode.BadRequest },
        { "{}", "application/json", HttpStatusCode.BadRequest },
        { "{\"resume_text\":\"  \\n\"}", "application/json", HttpStatusCode.BadRequest },
        { "{\"resume_text\":7}", "application/json", HttpStatusCode.BadRequest },
        { "{\"resume_text\":\"\\ud800\"}", "application/json", HttpStatusCode.BadRequest },
        { "{\"resume_text\":\"x\",\"pace_ms\":\"fast\"}", "application/json", HttpStatusCode.BadRequest },
        { "{\"resume_text\":\"x\",\"job_url\":\"http://jobs.example/\"}", "application/json", HttpStatusCode.BadRequest },
        { "resume_text=x", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType },
        { "{\"resume_text\":\"x\"}", "text/plain", HttpStatusCode.UnsupportedMediaType },
        { $"{{\"resume_text\":\"{new string('x', 1_001)}\"}}", "application/json", HttpStatusCode.RequestEntityTooLarge },
        { $"{{\"resume_text\":\"x\",\"job_text\":\"{new string('x', 1_001)}\"}}", "application/json", HttpStatusCode.RequestEntityTooLarge },
        { $"{{\"resume_text\":\"x{string.Concat(Enumerable.Repeat("\\n", 60))}x\"}}", "application/json", HttpStatusCode.RequestEntityTooLarge },
        { $"{{\"resume_text\":\"{new string('x', 60_000)}\"}}", "application/json", HttpStatusCode.RequestEntityTooLarge },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task Post_BadRequest_IsAProblem(string body, string contentType, HttpStatusCode status)
    {
        await using var host = await OptimizerHost.StartAsync(null, ("MaxTextLength", "1000"), ("MaxLines", "50"));
        foreach (var url in new[] { "/api/pipeline/start", "/api/pipeline/run" })
        {
            using var content = new StringContent(body, Encoding.UTF8, contentType);
            using var response = await host.Http.PostAsync(url, content, Cancel);

            await response.ShouldBeProblemAsync(status);
        }
    }

    [Fact]
    public async Task Start_MoreThanMayRun_Is503()
    {
        await using var host = await OptimizerHost.StartAsync(null, ("MaxRunning", "1"));
        var first = await host.Http.StartJobAsync(Jobs.SmallJob(paceMs: 1000));

        using var refused = await PostAsync(host, Jobs.SmallJob());
        await host.Http.PostAsync($"/api/jobs/{first.Text("job_id")}/cancel", null, Cancel);
        await host.Http.ReadJobAsync(first.Text("stream_url"));
        using var accepted = await PostAsync(host, Jobs.SmallJob());

        await refused.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Start_TooOften_Is429()
    {
        await using var host = await OptimizerHost.StartAsync(null, ("JobsPerMinute", "2"));
        await host.Http.StartJobAsync(Jobs.SmallJob());
        await host.Http.StartJobAsync(Jobs.SmallJob());

        using var refused = await PostAsync(host, Jobs.SmallJob());

        await refused.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Result_OlderThanThoseKept_IsGone()
    {
        await using var host = await OptimizerHost.StartAsync(null, ("MaxResults", "1"));
        var first = await host.Http.StartJobAsync(Jobs.SmallJob());
        await host.Http.ReadJobAsync(first.Text("stream_url"));
        var second = await host.Http.StartJobAsync(Jobs.SmallJob());
        await host.Http.ReadJobAsync(second.Text("stream_url"));

        using var gone = await host.Http.GetAsync($"/api/jobs/{first.Text("job_id")}/result", Cancel);

        await gone.ShouldBeProblemAsync(HttpStatusCode.NotFound);
        (await host.Http.GetJsonAsync($"/api/jobs/{second.Text("job_id")}/result")).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task Start_JobUrlThatIsAllowed_IsFetched()
    {
        await using var host = await WithJobPagesAsync();
        var started = await host.Http.StartJobAsync(new { resume_text = Resumes.Small, job_url = $"http://jobs.example:{site.Port}/job" });

        var events = await host.Http.ReadJobAsync(started.Text("stream_url"));

        events.OfType("done").Single().Text("status").ShouldBe("completed");
        events.OfType("step_progress").Last(d => d.Text("step") == "Reading the job").Text("message").ShouldStartWith("2 required");
    }

    [Fact]
    public async Task Start_JobPageThatCannotBeHad_FailsWithOneErrorThatSaysWhatToDo()
    {
        await using var host = await WithJobPagesAsync();
        var started = await host.Http.StartJobAsync(new { resume_text = Resumes.Small, job_url = $"http://jobs.example:{site.Port}/missing" });

        var events = await host.Http.ReadJobAsync(started.Text("stream_url"));

        var error = events.OfType("error").ShouldHaveSingleItem();
        error.Text("code").ShouldBe("job_url_unreachable");
        error.GetProperty("fatal").GetBoolean().ShouldBeTrue();
        error.Text("suggestion").ShouldContain("paste");
        events.OfType("job_status").Last().Text("status").ShouldBe("failed");
        events[^1].GetProperty("data").Text("status").ShouldBe("failed");
        events.OfType("step_progress").Last().Text("status").ShouldBe("failed");
    }

    [Fact]
    public async Task Run_JobPageThatCannotBeHad_Is422()
    {
        await using var host = await WithJobPagesAsync();

        using var response = await PostAsync(host, new { resume_text = Resumes.Small, job_url = $"http://jobs.example:{site.Port}/missing" }, "/api/pipeline/run");

        await response.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Start_JobTextBesideAUrl_FetchesNothing()
    {
        await using var host = await WithJobPagesAsync();
        var before = site.Requests;
        var started = await host.Http.StartJobAsync(new { resume_text = Resumes.Small, job_text = "C#", job_url = $"http://jobs.example:{site.Port}/job" });

        await host.Http.ReadJobAsync(started.Text("stream_url"));

        site.Requests.ShouldBe(before);
    }

    [Theory]
    [InlineData("https://app.example.com", true)]
    [InlineData("https://evil.example.com", false)]
    public async Task Cors_Origin_IsAllowedWhenItIsConfigured(string origin, bool isAllowed)
    {
        await using var host = await OptimizerHost.StartAsync(null, ("AllowedOrigins:0", "https://app.example.com"));
        var started = await host.Http.StartJobAsync(Jobs.SmallJob());
        using var request = new HttpRequestMessage(HttpMethod.Get, started.Text("stream_url"));
        request.Headers.Add("Origin", origin);

        using var response = await host.Http.SendAsync(request, Cancel);

        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(isAllowed);
    }

    [Fact]
    public async Task Stream_OfARunningJob_HasANamedHeartbeatEvery15SecondsWithoutAnId()
    {
        var time = new ManualTimeProvider();
        await using var host = await OptimizerHost.StartAsync(services => services.AddSse(o => o.TimeProvider = time));
        var started = await host.Http.StartJobAsync(Jobs.SmallJob(paceMs: 1000));
        using var response = await host.Http.GetAsync(started.Text("stream_url"), HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var reader = new SseReader(await response.Content.ReadAsStreamAsync(Cancel));
        var heartbeats = new List<(string Data, string? Id, string? Before)>();
        string? last = null;

        await foreach (var item in reader.ReadAllAsync(Cancel))
        {
            if (last is null || item.EventType == "heartbeat")
                time.Advance(TimeSpan.FromSeconds(15));
            if (item.EventType == "heartbeat")
                heartbeats.Add((item.Data, item.EventId, last));
            last = item.EventId;
            if (heartbeats.Count == 2)
                break;
        }
        await host.Http.PostAsync($"/api/jobs/{started.Text("job_id")}/cancel", null, Cancel);

        heartbeats.ShouldAllBe(h => h.Id == h.Before);
        var heartbeat = System.Text.Json.JsonElement.Parse(heartbeats[0].Data);
        heartbeat.EnumerateObject().Select(p => p.Name).ShouldBe(["type", "timestamp", "data"]);
        heartbeat.Text("type").ShouldBe("heartbeat");
        JobSchema.Check("heartbeat", heartbeat.GetProperty("data"));
    }

    private static Task<HttpResponseMessage> PostAsync(SliceHost host, object body, string url = "/api/pipeline/start") =>
        System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(host.Http, url, body, Cancel);

    private Task<SliceHost> WithJobPagesAsync() => OptimizerHost.StartAsync(
        services => services.AddSingleton(p => new JobPageClient(
            p.GetRequiredService<ResumeOptimizerOptions>().JobPages,
            TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            endPoint => endPoint.Port == site.Port)),
        ("JobPages:Enabled", "true"),
        ("JobPages:AllowedPorts:0", $"{site.Port}"));
}
