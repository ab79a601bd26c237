using System.Net;
using System.Text;
using System.Text.Json;
using DemoHost.JobMonitor;
using DemoHost.Tests.CvExtraction.Http;
using DemoHost.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DemoHost.Tests.JobMonitor.Http;

public sealed class UploadEndpointTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static readonly byte[] Cv = Encoding.UTF8.GetBytes(CvUploads.PlainCv);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Presign_Name_IsAnsweredWithAnAddressOfThisHost()
    {
        var (url, fileName) = await server.Http.PresignAsync("my resume.pdf");

        new Uri(url).GetLeftPart(UriPartial.Authority).ShouldBe(server.Address.GetLeftPart(UriPartial.Authority));
        fileName.ShouldEndWith("-my-resume.pdf");
        (await server.Http.PresignAsync("my resume.pdf")).FileName.ShouldNotBe(fileName);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"fileName":"virus.exe"}""")]
    [InlineData("""{"fileName":7}""")]
    [InlineData("not json")]
    public async Task Presign_UnusableBody_Is400(string body)
    {
        using var response = await server.Http.PostAsync("/api/v1/upload/presigned-url", new StringContent(body, null, "application/json"), Cancel);

        await ShouldBeProblemAsync(response, HttpStatusCode.BadRequest, "This file cannot be a resume.");
    }

    [Fact]
    public async Task Put_SameAddressTwice_Is409AndTheFirstFileStays()
    {
        var (url, fileName) = await server.Http.PresignAsync("resume.txt");
        (await server.Http.PutAsync(url, Cv)).StatusCode.ShouldBe(HttpStatusCode.Created);

        using var response = await server.Http.PutAsync(url, Encoding.UTF8.GetBytes("Somebody Else"));

        await ShouldBeProblemAsync(response, HttpStatusCode.Conflict, "The upload address has been used.");
        var last = (await server.Http.WatchJobAsync(await server.Http.AddJobAsync(fileName)))[^1].Json();
        last.GetProperty("result").GetProperty("profile").Text("name").ShouldBe("Marta Kowalczyk");
    }

    [Theory]
    [InlineData("expires=", "expires=9")]
    [InlineData("signature=", "signature=A")]
    [InlineData("-resume.txt", "-another.txt")]
    [InlineData("&signature=", "&other=")]
    public async Task Put_TamperedAddress_Is403(string part, string instead)
    {
        var (url, _) = await server.Http.PresignAsync("resume.txt");

        using var response = await server.Http.PutAsync(url.Replace(part, instead, StringComparison.Ordinal), Cv);

        await ShouldBeProblemAsync(response, HttpStatusCode.Forbidden, "This is no upload address.");
    }

    [Theory]
    [InlineData("..%2F..%2Fappsettings.json")]
    [InlineData("%2e%2e%2fappsettings.json")]
    [InlineData("..%5C..%5Cappsettings.json")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("00000000000000000000000000000000-..%2Fx.txt")]
    public async Task Put_PathInsteadOfAName_Is403OrNoRoute(string name)
    {
        var (url, _) = await server.Http.PresignAsync("resume.txt");
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{server.Address}api/v1/upload/files/{name}{new Uri(url).Query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })) { Content = new ByteArrayContent(Cv) };

        using var response = await server.Http.SendAsync(request, Cancel);

        ((int)response.StatusCode).ShouldBeOneOf(403, 404, 405);
    }

    public static TheoryData<string, byte[], string> NotResumes => new()
    {
        { "cv.pdf", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13], "PNG" },
        { "cv.pdf", "MZ\u0090\0 a program"u8.ToArray(), "program" },
        { "cv.txt", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "HTML" },
        { "cv.docx", "plain text"u8.ToArray(), "plain text" },
        { "cv.pdf", [], "empty" },
    };

    [Theory]
    [MemberData(nameof(NotResumes))]
    public async Task Put_ContentThatIsNoResume_Is415AndLeavesTheAddressUsable(string name, byte[] content, string word)
    {
        var (url, _) = await server.Http.PresignAsync(name);

        using var response = await server.Http.PutAsync(url, content);

        (await ShouldBeProblemAsync(response, HttpStatusCode.UnsupportedMediaType)).ShouldContain(word);
        using var again = await server.Http.PutAsync(url, content);
        again.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Put_TooLarge_Is413(bool isChunked)
    {
        var (url, _) = await server.Http.PresignAsync("large.txt");
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(new byte[(10 * 1024 * 1024) + 1]) };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = true;

        using var response = await server.Http.SendAsync(request, Cancel);

        await ShouldBeProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "The file is larger than 10 MB.");
    }

    [Fact]
    public async Task Put_AfterItsTime_Is403()
    {
        await using var alone = await JobMonitorServer.StartAsync();
        var (url, _) = await alone.Http.PresignAsync("resume.txt");
        alone.Clock.Advance(TimeSpan.FromMinutes(15));

        using var response = await alone.Http.PutAsync(url, Cv);

        await ShouldBeProblemAsync(response, HttpStatusCode.Forbidden, "The upload address has expired.");
    }

    [Fact]
    public async Task Presign_FolderFull_Is503()
    {
        await using var alone = await JobMonitorServer.StartAsync(("MaxUploadBytes", "1000"), ("MaxStoredBytes", "1200"));
        await alone.Http.UploadResumeAsync(CvUploads.PlainCv);

        using var response = await alone.Http.PostAsync("/api/v1/upload/presigned-url", new StringContent("""{"fileName":"cv.txt"}""", null, "application/json"), Cancel);

        await ShouldBeProblemAsync(response, HttpStatusCode.ServiceUnavailable, "There is no room for uploads.");
    }

    [Fact]
    public async Task Presign_ManyInAMinute_Is429()
    {
        await using var alone = await JobMonitorServer.StartAsync(("RequestsPerMinute", "3"));
        for (var i = 0; i < 3; i++)
            await alone.Http.PresignAsync("cv.txt");

        using var response = await alone.Http.PostAsync("/api/v1/upload/presigned-url", new StringContent("""{"fileName":"cv.txt"}""", null, "application/json"), Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Put_ManyInAMinute_Is429()
    {
        await using var alone = await JobMonitorServer.StartAsync(("RequestsPerMinute", "2"));
        var (url, _) = await alone.Http.PresignAsync("cv.txt");
        await alone.Http.PutAsync(url, Cv);

        using var response = await alone.Http.PutAsync(url, Cv);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Put_FolderGone_IsTheServersTrouble()
    {
        await using var alone = await JobMonitorServer.StartAsync();
        var (url, _) = await alone.Http.PresignAsync("cv.txt");
        Directory.Delete(Path.Combine(alone.Services.GetRequiredService<JobFiles>().Root, "uploads"), recursive: true);

        using var response = await alone.Http.PutAsync(url, Cv);

        await ShouldBeProblemAsync(response, HttpStatusCode.ServiceUnavailable, "The upload could not be stored.");
    }

    [Fact]
    public async Task Put_OthersHaveReservedTheRoom_Is503UntilTheyHaveEnded()
    {
        await using var alone = await JobMonitorServer.StartAsync(("MaxUploadBytes", "1000"), ("MaxStoredBytes", "1200"));
        var (url, _) = await alone.Http.PresignAsync("cv.txt");
        using (alone.Services.GetRequiredService<JobFiles>().TryReserve())
        {
            using var refused = await alone.Http.PutAsync(url, Cv);
            await ShouldBeProblemAsync(refused, HttpStatusCode.ServiceUnavailable, "There is no room for uploads.");
        }

        using var response = await alone.Http.PutAsync(url, Cv);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("/api/v1/upload/presigned-url")]
    [InlineData("/api/v1/queue/add")]
    public async Task Post_UnknownCharset_Is400(string url)
    {
        using var content = new StringContent("{}");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=nonsense");

        using var response = await server.Http.PostAsync(url, content, Cancel);

        await ShouldBeProblemAsync(response, HttpStatusCode.BadRequest);
    }

    private static async Task<string> ShouldBeProblemAsync(HttpResponseMessage response, HttpStatusCode status, string? title = null)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        response.StatusCode.ShouldBe(status, text);
        var json = JsonElement.Parse(text);
        json.GetProperty("success").GetBoolean().ShouldBeFalse();
        json.Text("error").ShouldStartWith(json.Text("title"));
        if (title is not null)
            json.Text("title").ShouldBe(title);
        if (status == HttpStatusCode.ServiceUnavailable)
            response.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromMinutes(1));
        text.ShouldNotContain("   at ");
        return json.Text("title");
    }
}
