using System.Net;
using System.Net.Http.Json;

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
}
