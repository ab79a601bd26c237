using System.Net;
using System.Text;
using System.Text.Json;
using DemoHost.CvExtraction;
using DemoHost.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Sse.Workflow;

namespace DemoHost.Tests.CvExtraction.Http;

public sealed class CvUploadEndpointTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_PlainText_StreamsTheFourPhasesAndTheResult()
    {
        var started = await server.Http.UploadAsync(CvUploads.PlainCv);

        var events = await server.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!);

        events[0].EventType.ShouldBe("workflow.started");
        events[^1].EventType.ShouldBe("workflow.finished");
        events.Where(e => e.EventType == "phase.finished").Select(e => e.Json().GetProperty("name").GetString())
            .ShouldBe(["VALIDATION", "PROCESSING", "GENERATION", "FINALIZATION"]);
        events.ShouldAllBe(e => e.EventId != null);
        var finished = events[^1].Json();
        finished.GetProperty("outcome").GetString().ShouldBe("succeeded");
        var result = finished.GetProperty("result");
        result.GetProperty("name").GetString().ShouldBe("Marta Kowalczyk");
        result.GetProperty("email").GetString().ShouldBe("marta.kowalczyk@example.org");
        result.GetProperty("experience").EnumerateArray().Select(e => e.GetProperty("company").GetString()).ShouldBe(["Baltic Freight", "Blue Harbor"]);
        result.GetProperty("skills").EnumerateArray().Select(e => e.GetString()).ShouldBe(["C#", "PostgreSQL", "Kubernetes"]);
    }

    [Fact]
    public async Task Stream_ResumedAtEveryPosition_EqualsTheTailOfTheWhole()
    {
        var url = (await server.Http.UploadAsync(CvUploads.PlainCv)).GetProperty("streamUrl").GetString()!;
        var whole = await server.Http.ReadEventsAsync(url);

        for (var i = 0; i < whole.Count - 1; i++)
            (await server.Http.ReadEventsAsync(url, whole[i].EventId)).Select(e => e.EventId).ShouldBe(whole.Skip(i + 1).Select(e => e.EventId));

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("Last-Event-ID", whole[^1].EventId);
        using var atTheEnd = await server.Http.SendAsync(request, Cancel);
        atTheEnd.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("1we7hpa9eps5-3")]
    [InlineData("zzzzzzzzzzzz-999999999999")]
    [InlineData("<script>")]
    [InlineData("-1")]
    public async Task Stream_ForeignLastEventId_TellsTheGapAndTheState(string lastEventId)
    {
        var url = (await server.Http.UploadAsync(CvUploads.PlainCv)).GetProperty("streamUrl").GetString()!;
        await server.Http.ReadEventsAsync(url);

        var events = await server.Http.ReadEventsAsync(url, lastEventId);

        events[0].EventType.ShouldBe("stream.gap");
        events[0].Json().GetProperty("epochChanged").GetBoolean().ShouldBeTrue();
        events[1].EventType.ShouldBe("stream.snapshot");
        events[1].Data.ShouldContain("Marta Kowalczyk");
    }

    [Fact]
    public async Task Snapshot_FinishedRun_ShowsTheWhole()
    {
        var started = await server.Http.UploadAsync(CvUploads.PlainCv);
        await server.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!);

        var snapshot = JsonElement.Parse(await server.Http.GetStringAsync(started.GetProperty("snapshotUrl").GetString(), Cancel));

        snapshot.GetProperty("workflowId").GetString().ShouldBe(started.GetProperty("workflowId").GetString());
        snapshot.GetProperty("result").GetProperty("email").GetString().ShouldBe("marta.kowalczyk@example.org");
    }

    [Fact]
    public async Task Portfolio_FinishedRun_IsAPageWithoutScripts()
    {
        var started = await server.Http.UploadAsync(CvUploads.PlainCv.Replace("Marta", "<script>alert(1)</script>Marta", StringComparison.Ordinal));
        var events = await server.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!);
        var href = events.Single("artifact").GetProperty("href").GetString();

        using var response = await server.Http.GetAsync(href, Cancel);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldBe($"{PortfolioPage.ContentSecurityPolicy}; frame-ancestors 'none'");
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("<script");
    }

    [Fact]
    public async Task Portfolio_RunOfACompany_IsThereForThatCompanyOnly()
    {
        var run = server.Services.GetRequiredService<IWorkflows>()
            .Launch("cv", (_, _, _) => Task.FromResult(new CvProfile { Name = "Ana Pereira" }), new WorkflowOptions { Tags = { ["com_id"] = "acme" } });
        await run.Completion;

        using var unnamed = await server.Http.GetAsync($"/api/v1/cv-processing/{run.Id}/portfolio", Cancel);
        using var other = await server.Http.GetAsync($"/api/v1/cv-processing/{run.Id}/portfolio?com_id=globex", Cancel);
        using var own = await server.Http.GetAsync($"/api/v1/cv-processing/{run.Id}/portfolio?com_id=acme", Cancel);

        unnamed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Portfolio_ResultThatIsNoCv_Is404()
    {
        var run = server.Services.GetRequiredService<IWorkflows>().Launch("other", (_, _, _) => Task.FromResult(new { summary = new { total = 1 } }));
        await run.Completion;

        using var response = await server.Http.GetAsync($"/api/v1/cv-processing/{run.Id}/portfolio", Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Upload_EveryGoodSample_Succeeds()
    {
        var samples = JsonElement.Parse(await server.Http.GetStringAsync("/api/v1/cv-processing/samples", Cancel));
        var outcomes = new List<string>();
        foreach (var sample in samples.EnumerateArray())
        {
            var name = sample.GetProperty("name").GetString()!;
            var content = await server.Http.GetByteArrayAsync(sample.GetProperty("url").GetString(), Cancel);
            var started = await server.Http.UploadAsync(name, content);
            var finished = (await server.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!))[^1].Json();
            outcomes.Add(finished.GetProperty("outcome").GetString()!);
            if (finished.TryGetProperty("problem", out var problem))
                problem.GetProperty("suggestion").GetString().ShouldNotBeNullOrEmpty(name);
        }
        outcomes.Count(o => o == "succeeded").ShouldBeGreaterThanOrEqualTo(8);
        outcomes.Count(o => o == "failed").ShouldBeGreaterThanOrEqualTo(4);
    }

    public static TheoryData<string, byte[], string> BrokenFiles => new()
    {
        { "empty.pdf", [], "document.empty" },
        { "picture.pdf", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13], "document.type_mismatch" },
        { "cut.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog"u8.ToArray(), "document.truncated" },
        { "cut.docx", [.. "PK\u0003\u0004"u8, 20, 0, 0, 0, 8, 0], "document.truncated" },
    };

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public async Task Upload_BrokenFile_FailsWithASuggestionAndTheHostGoesOn(string name, byte[] content, string code)
    {
        var started = await server.Http.UploadAsync(name, content);

        var events = await server.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!);

        var problem = events.Single("problem");
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("suggestion").GetString().ShouldNotBeNullOrWhiteSpace();
        events[^1].Json().GetProperty("outcome").GetString().ShouldBe("failed");
        string.Concat(events.Select(e => e.Data)).ShouldNotContain("   at DemoHost");
        await Upload_PlainText_StreamsTheFourPhasesAndTheResult();
    }

    [Fact]
    public async Task Upload_Utf16Text_IsRead()
    {
        var started = await server.Http.UploadAsync("cv.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(CvUploads.PlainCv)]);

        var events = await server.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!);

        events[^1].Json().GetProperty("result").GetProperty("name").GetString().ShouldBe("Marta Kowalczyk");
    }

    [Fact]
    public async Task Upload_TooLarge_Is413WithAClearProblem()
    {
        using var form = CvUploads.Form("large.txt", new byte[10 * 1024 * 1024 + 1]);

        using var response = await server.Http.PostAsync("/api/v1/cv-processing", form, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("10 MB");
    }

    [Fact]
    public async Task Upload_WithoutFile_Is400AndNamesTheField()
    {
        using var form = CvUploads.Form("cv.txt", [1], field: "document");
        using var wrongField = await server.Http.PostAsync("/api/v1/cv-processing", form, Cancel);
        using var noForm = await server.Http.PostAsync("/api/v1/cv-processing", new StringContent("{}"), Cancel);

        foreach (var response in new[] { wrongField, noForm })
        {
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            (await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("file");
        }
    }

    [Fact]
    public async Task Upload_AnyRun_IsAlsoWrittenToTheLogFile()
    {
        var started = await server.Http.UploadAsync(CvUploads.PlainCv);
        var id = started.GetProperty("workflowId").GetString()!;
        await server.Http.ReadEventsAsync(started.GetProperty("streamUrl").GetString()!);

        var lines = Directory.EnumerateFiles(server.LogFolder).SelectMany(ReadShared).Where(l => l.Contains(id, StringComparison.Ordinal)).ToList();

        lines.ShouldContain(l => l.Contains("cv_extraction", StringComparison.Ordinal));
        lines.Count.ShouldBeGreaterThan(10);
    }

    private static IEnumerable<string> ReadShared(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (file.ReadLine() is { } line)
            yield return line;
    }
}
