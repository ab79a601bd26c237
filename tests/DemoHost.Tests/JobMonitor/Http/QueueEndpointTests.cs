using System.Net;
using System.Text.Json;
using DemoHost.Tests.CvExtraction.Http;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.JobMonitor.Http;

public sealed class QueueEndpointTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_Job_IdBeginsLikeTheOriginalsAndCannotBeGuessed()
    {
        var fileName = await server.Http.UploadResumeAsync(CvUploads.PlainCv);

        var first = await server.Http.AddJobAsync(fileName);
        var second = await server.Http.AddJobAsync(fileName);

        first.ShouldMatch("^resume-123-[0-9]{13}-[0-9a-f]{32}$");
        second.ShouldNotBe(first);
    }

    public static TheoryData<string, HttpStatusCode> Unusable => new()
    {
        { "not json", HttpStatusCode.BadRequest },
        { "{}", HttpStatusCode.NotFound },
        { """{"queueName":"other","jobName":"analyze-resume","data":{}}""", HttpStatusCode.NotFound },
        { """{"queueName":"resume-analysis","jobName":"other","data":{}}""", HttpStatusCode.NotFound },
        { """{"queueName":"resume-analysis","jobName":"analyze-resume"}""", HttpStatusCode.BadRequest },
        { """{"queueName":"resume-analysis","jobName":"analyze-resume","data":{"fileName":"../../appsettings.json"}}""", HttpStatusCode.BadRequest },
        { """{"queueName":"resume-analysis","jobName":"analyze-resume","data":{"fileName":"00000000000000000000000000000000-cv.pdf","resumeId":"a b"}}""", HttpStatusCode.BadRequest },
        { """{"queueName":"resume-analysis","jobName":"analyze-resume","jobId":"guess-me","data":{"fileName":"00000000000000000000000000000000-cv.pdf"}}""", HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task Add_UnusableBody_IsRefusedWithWhatIsWrong(string body, HttpStatusCode status)
    {
        using var response = await server.Http.PostAsync("/api/v1/queue/add", new StringContent(body, null, "application/json"), Cancel);

        response.StatusCode.ShouldBe(status);
        var json = JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancel));
        json.GetProperty("success").GetBoolean().ShouldBeFalse();
        json.Text("error").Length.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2000)]
    public async Task Add_IdOfAnotherJob_Is409WhileItRunsAndAfterwards(int paceMs)
    {
        var fileName = await server.Http.UploadResumeAsync(CvUploads.PlainCv);
        var jobId = await server.Http.AddJobAsync(fileName, paceMs, $"resume-{Guid.NewGuid():n}");
        if (paceMs == 0)
            await server.Http.WatchJobAsync(jobId);

        using var response = await server.Http.PostJobAsync(new { queueName = "resume-analysis", jobName = "analyze-resume", jobId, data = new { fileName } });

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Add_QueueFull_Is503UntilAWorkerIsFree()
    {
        await using var alone = await JobMonitorServer.StartAsync(("MaxConcurrentJobs", "1"), ("MaxWaitingJobs", "1"));
        var fileName = await alone.Http.UploadResumeAsync(CvUploads.PlainCv);
        var refused = new HttpResponseMessage();
        // The first goes to the worker, where the test's clock keeps it; soon after, one that waits fills the queue.
        for (var i = 0; i < 50 && refused.StatusCode != HttpStatusCode.ServiceUnavailable; i++)
            refused = await alone.Http.PostJobAsync(new { queueName = "resume-analysis", jobName = "analyze-resume", data = new { fileName, paceMs = 1000 } });

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromMinutes(1));
        JsonElement.Parse(await refused.Content.ReadAsStringAsync(Cancel)).Text("title").ShouldBe("The queue is full.");
        refused = new HttpResponseMessage();
        while (refused.StatusCode != HttpStatusCode.OK || refused.Content.Headers.ContentLength == 0)
        {
            alone.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancel);
            refused = await alone.Http.PostJobAsync(new { queueName = "resume-analysis", jobName = "analyze-resume", data = new { fileName } });
        }
    }

    [Fact]
    public async Task Result_Completed_IsStoredForThisUserAlone()
    {
        var folder = Directory.CreateTempSubdirectory("job-files-");
        try
        {
            await using var demo = await DemoProcess.StartAsync("--JobMonitor:Folder", folder.FullName);
            var fileName = await demo.Http.UploadResumeAsync(CvUploads.PlainCv);
            var upload = Path.Combine(folder.FullName, "uploads", fileName);
            File.Exists(upload).ShouldBeTrue();

            var jobId = await demo.Http.AddJobAsync(fileName);
            await demo.Http.WatchJobAsync(jobId);

            JsonElement.Parse(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "results", $"{jobId}.json"), Cancel)).GetProperty("profile").Text("name").ShouldBe("Marta Kowalczyk");
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(Path.GetDirectoryName(upload)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
