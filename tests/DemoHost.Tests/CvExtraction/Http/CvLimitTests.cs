using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.CvExtraction.Http;

public sealed class CvLimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_TooOften_Is429OnEveryRouteThatStartsRuns()
    {
        await using var host = await CvHost.StartAsync(("UploadsPerMinute", "1"));
        await host.Http.UploadAsync(CvUploads.PlainCv);

        using var named = await host.Http.PostAsJsonAsync("/api/v1/workflows/start", new { file_name = "resume.pdf" }, Cancel);
        using var demo = await host.Http.GetAsync("/api/v1/sse/test-error-handling", HttpCompletionOption.ResponseHeadersRead, Cancel);

        named.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        demo.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Start_MoreThanMayRun_Is503UntilOneEnds()
    {
        await using var host = await CvHost.StartAsync(("MaxRunning", "1"));
        using var form = CvUploads.Form("cv.txt", Encoding.UTF8.GetBytes(CvUploads.PlainCv));
        form.Add(new StringContent("2000"), "pace_ms");
        using var first = await host.Http.PostAsync("/api/v1/cv-processing", form, Cancel);
        var started = JsonElement.Parse(await first.Content.ReadAsStringAsync(Cancel));

        using var upload = CvUploads.Form("cv.txt", Encoding.UTF8.GetBytes(CvUploads.PlainCv));
        using var refused = await host.Http.PostAsync("/api/v1/cv-processing", upload, Cancel);
        using var named = await host.Http.PostAsJsonAsync("/api/v1/workflows/start", new { file_name = "resume.pdf" }, Cancel);
        using var cancel = await host.Http.PostAsync($"{started.GetProperty("snapshotUrl").GetString()}/cancel", null, Cancel);
        await host.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!);

        foreach (var response in new[] { refused, named })
        {
            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        }
        await host.Http.UploadAsync(CvUploads.PlainCv);
    }

    [Fact]
    public async Task Upload_NowhereToPutFiles_IsTaken()
    {
        var environment = new Dictionary<string, string> { ["ASPNETCORE_TEMP"] = Path.Combine(Path.GetTempPath(), $"no-such-folder-{Guid.NewGuid():N}") };
        await using var host = await DemoProcess.StartAsync(environment);

        await host.Http.UploadAsync("cv.txt", new byte[1024 * 1024]);
    }
}
