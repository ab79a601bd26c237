using System.Text.Json;
using DemoHost.Tests.CvExtraction.Http;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.JobMonitor.Dialect;

/// <summary>The wire of the original: names, property names, types and order.</summary>
public sealed class JobDialectTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_WholeJob_IsTheOriginalsToTheLetter()
    {
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv));

        var events = await server.Http.WatchJobAsync(jobId);

        events.Select(e => e.EventType).Distinct().ShouldBe(["connected", "job_update"]);
        var updates = events.Skip(1).ToList();
        updates[0].Data.ShouldBe($$"""{"type":"job_update","jobId":"{{jobId}}","status":"started","progress":0,"stage":"initializing","message":"Starting resume analysis"}""");
        updates.Select(u => u.Json()).Where(u => u.TryGetProperty("stage", out _)).Select(u => (u.Text("status"), u.GetProperty("progress").GetInt32(), u.Text("stage"), u.Text("message"))).ShouldBe(
        [
            ("started", 0, "initializing", "Starting resume analysis"),
            ("in_progress", 25, "fetching", "Fetching the resume"),
            ("in_progress", 50, "parsing", "Parsing resume content"),
            ("in_progress", 75, "analyzing", "Analyzing the resume"),
            ("in_progress", 75, "analyzing", "Finding sections"),
            ("in_progress", 76, "analyzing", "Reading contact details"),
            ("in_progress", 78, "analyzing", "Reading the summary"),
            ("in_progress", 80, "analyzing", "Reading experience"),
            ("in_progress", 82, "analyzing", "Reading education"),
            ("in_progress", 84, "analyzing", "Collecting skills"),
            ("in_progress", 86, "analyzing", "Collecting languages"),
            ("in_progress", 88, "analyzing", "Scoring the resume"),
            ("in_progress", 90, "storing", "Storing the result"),
        ]);
        updates.SkipLast(1).ShouldAllBe(u => Names(u.Json()) == "type,jobId,status,progress,stage,message");
        updates.ShouldAllBe(u => u.EventId != null);
    }

    [Fact]
    public async Task Stream_Completed_HasTheResultAndNoStage()
    {
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv));

        var last = (await server.Http.WatchJobAsync(jobId))[^1].Json();

        Names(last).ShouldBe("type,jobId,status,progress,message,result");
        (last.Text("status"), last.GetProperty("progress").GetInt32(), last.Text("message")).ShouldBe(("completed", 100, "Analysis completed"));
        var result = last.GetProperty("result");
        result.GetProperty("score").GetInt32().ShouldBe(result.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("points").GetInt32()));
        result.GetProperty("score").GetInt32().ShouldBeInRange(1, 100);
        result.GetProperty("profile").Text("name").ShouldBe("Marta Kowalczyk");
    }

    [Fact]
    public async Task Stream_Connected_IsFirstAndHasNoId()
    {
        var before = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv));

        var first = (await server.Http.WatchJobAsync(jobId))[0];

        first.EventType.ShouldBe("connected");
        first.EventId.ShouldBeNull();
        Names(first.Json()).ShouldBe("connectionId,timestamp,message");
        Guid.TryParseExact(first.Json().Text("connectionId"), "D", out _).ShouldBeTrue();
        DateTimeOffset.FromUnixTimeMilliseconds(first.Json().GetProperty("timestamp").GetInt64()).ShouldBeInRange(before, TimeProvider.System.GetUtcNow());
        first.Json().Text("message").ShouldBe("SSE connection established");
    }

    [Fact]
    public async Task Stream_WithQueueName_AlsoHasFigures()
    {
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv), paceMs: 500);

        var events = await server.Http.WatchJobAsync(jobId, withQueue: true);

        var figures = events.First(e => e.EventType == "queue_stats" && e.Json().GetProperty("active").GetInt32() == 1);
        figures.EventId.ShouldBeNull();
        Names(figures.Json()).ShouldBe("queueName,waiting,active,completed,failed,timestamp");
        figures.Json().Text("queueName").ShouldBe("resume-analysis");
    }

    [Fact]
    public async Task Stream_UnreadableFile_FailsWithWordsForTheUser()
    {
        var content = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "sample-cvs", "broken-encrypted.pdf"), Cancel);
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(content, "broken.pdf"));

        var last = (await server.Http.WatchJobAsync(jobId))[^1].Json();

        Names(last).ShouldBe("type,jobId,status,progress,stage,message,error");
        (last.Text("status"), last.GetProperty("progress").GetInt32(), last.Text("stage"), last.Text("message")).ShouldBe(("failed", 50, "parsing", "Analysis failed"));
        last.Text("error").ShouldContain("password");
        last.Text("error").ShouldNotContain("Exception");
        last.Text("error").ShouldNotContain(AppContext.BaseDirectory);
    }

    [Fact]
    public async Task Stream_FileNeverUploaded_FailsWhileFetching()
    {
        var (_, fileName) = await server.Http.PresignAsync("resume.pdf");
        var jobId = await server.Http.AddJobAsync(fileName);

        var last = (await server.Http.WatchJobAsync(jobId))[^1].Json();

        (last.Text("status"), last.Text("stage")).ShouldBe(("failed", "fetching"));
        last.Text("error").ShouldStartWith("The uploaded file is not there.");
    }

    [Fact]
    public async Task Stream_CanceledInTheNativeFormat_IsFailed()
    {
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv), paceMs: 2000);
        var watching = server.Http.WatchJobAsync(jobId);
        await using var reader = await server.Http.OpenAsync(JobClient.WatchUrl(jobId));
        await foreach (var item in reader.ReadAllAsync(Cancel))
        {
            if (item.EventType == "job_update")
                break;
        }

        (await server.Http.PostAsync($"/api/v1/workflows/{jobId}/cancel", null, Cancel)).EnsureSuccessStatusCode();

        var last = (await watching)[^1].Json();
        (last.Text("status"), last.Text("error")).ShouldBe(("failed", "The job was canceled."));
    }

    [Fact]
    public async Task Native_SameRun_IsVisibleUnderTheJobsId()
    {
        var jobId = await server.Http.AddJobAsync(await server.Http.UploadResumeAsync(CvUploads.PlainCv));
        var original = await server.Http.WatchJobAsync(jobId);

        var native = await server.Http.ReadEventsAsync($"/api/v1/workflows/{jobId}/events");

        native.Where(e => e.EventType == "phase.finished").Select(e => e.Json().Text("name")).ShouldBe(["initializing", "fetching", "parsing", "analyzing", "storing"]);
        native[^1].EventId.ShouldBe(original[^1].EventId);
        native[^1].Json().GetProperty("result").GetProperty("score").GetInt32()
            .ShouldBe(original[^1].Json().GetProperty("result").GetProperty("score").GetInt32());
    }

    private static string Names(JsonElement json) => string.Join(',', json.EnumerateObject().Select(p => p.Name));
}
