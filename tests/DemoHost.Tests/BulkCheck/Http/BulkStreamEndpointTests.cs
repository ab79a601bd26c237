using System.Net;
using System.Text.Json;
using DemoHost.Tests.Hosting;
using Sse.Primitives;

namespace DemoHost.Tests.BulkCheck.Http;

public sealed class BulkStreamEndpointTests(DemoServer server) : IClassFixture<DemoServer>
{
    private const string FiveRows =
        """
        name,email,company,title,location
        John Doe,john@example.com,Google,Software Engineer,San Francisco
        Jane Smith,jane@example.com,Microsoft,Developer,
        Bob Johnson,bob@example.com,Amazon,Engineer,
        ,nobody@example.com,Amazon,Engineer,
        Otto Brandt,otto(at)example.com,Amazon,Engineer,

        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Http => server.Http;

    [Fact]
    public async Task Stream_FiveRows_SaysStartEachRowOnceAndComplete()
    {
        var events = await Http.CheckAsync(BulkForm.Csv(FiveRows, "five-rows"));

        events[0].GetRawText().ShouldBe("""{"type":"start","totalCandidates":5,"page":1,"totalPages":1}""");
        events[1..^1].ShouldAllBe(e => e.TypeOf() == "candidate" && e.GetProperty("total").GetInt32() == 5);
        events.Candidates().Select(e => e.GetProperty("index").GetInt32()).Order().ShouldBe([1, 2, 3, 4, 5]);
        events[^1].GetRawText().ShouldBe(
            """{"type":"complete","summary":{"totalProcessed":5,"successful":2,"failed":3,"existing":0,"new":2},"pagination":{"currentPage":1,"totalPages":1,"totalCandidates":5}}""");
    }

    [Fact]
    public async Task Stream_AllRowsFail_IsCompleteAllTheSame()
    {
        var events = await Http.CheckAsync(BulkForm.Csv(BulkForm.Rows(3), "all-fail"));

        events.Select(BulkClient.TypeOf).ShouldBe(["start", "candidate", "candidate", "candidate", "complete"]);
        events[^1].GetProperty("summary").GetProperty("failed").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Stream_Headers_KeepProxiesFromHoldingEventsBack()
    {
        using var response = await Http.SendAsync(BulkClient.Stream, BulkForm.Csv(FiveRows, "headers"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task Stream_Frames_AreUnnamed()
    {
        using var response = await Http.SendAsync(BulkClient.Stream, BulkForm.Csv(FiveRows, "frames"));
        var lines = (await response.Content.ReadAsStringAsync(Cancel)).Split('\n');

        lines.ShouldNotContain(l => l.StartsWith("event:", StringComparison.Ordinal));
        lines.Count(l => l.StartsWith("data: {\"type\":\"", StringComparison.Ordinal)).ShouldBe(7);
        lines.ShouldAllBe(l => l.Length == 0 || l[0] == ':' || l.StartsWith("data: ", StringComparison.Ordinal) || l.StartsWith("id: ", StringComparison.Ordinal) || l.StartsWith("retry: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, new[] { "p1", "p2" })]
    [InlineData(2, new[] { "p3", "p4" })]
    [InlineData(3, new[] { "p5" })]
    [InlineData(4, new string[0])]
    public async Task Stream_Page_HasItsRowsOnly(int page, string[] names)
    {
        var csv = BulkForm.Header + string.Concat(Enumerable.Range(1, 5).Select(i => $"p{i},p{i}@example.org,c,t,\n"));

        var events = await Http.CheckAsync(BulkForm.Csv(csv, "pages", ("page", page), ("limit", 2)));

        events[0].GetRawText().ShouldBe($$"""{"type":"start","totalCandidates":5,"page":{{page}},"totalPages":3}""");
        events.Candidates().OrderBy(e => e.GetProperty("index").GetInt32()).Select(e => e.GetProperty("candidateInfo").GetProperty("name").GetString()).ShouldBe(names);
        events.Candidates().ShouldAllBe(e => e.GetProperty("total").GetInt32() == names.Length);
        events[^1].GetProperty("pagination").GetRawText().ShouldBe($$"""{"currentPage":{{page}},"totalPages":3,"totalCandidates":5}""");
    }

    [Fact]
    public async Task Stream_LostConnection_GoesOnByGetAfterTheLastEvent()
    {
        using var response = await Http.SendAsync(BulkClient.Stream, BulkForm.Csv(FiveRows, "resume"));
        var whole = await response.ReadEventsAsync();
        var run = response.Content.Headers.ContentLocation!.ToString();

        for (var i = 0; i < whole.Count - 1; i++)
            (await Http.ReadEventsAsync(run, whole[i].EventId)).Select(e => e.Data).ShouldBe(whole.Skip(i + 1).Select(e => e.Data));

        (await Http.ReadEventsAsync(run)).Select(e => e.Data).ShouldBe(whole.Select(e => e.Data));
        using var request = new HttpRequestMessage(HttpMethod.Get, run);
        request.Headers.Add("Last-Event-ID", whole[^1].EventId);
        using var atTheEnd = await Http.SendAsync(request, Cancel);
        atTheEnd.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Stream_SameRun_IsThereInTheNativeFormat()
    {
        using var response = await Http.SendAsync(BulkClient.Stream, BulkForm.Csv(FiveRows, "native"));
        var whole = await response.ReadEventsAsync();
        var id = IdOf(response);

        var native = await Http.ReadEventsAsync($"/api/v1/workflows/{id}/events?com_id=native");

        native[0].EventType.ShouldBe("workflow.started");
        native.Single("bulk.started").GetProperty("total").GetInt32().ShouldBe(5);
        native.Count(e => e.EventType == "item.finished").ShouldBe(5);
        native[^1].EventType.ShouldBe("workflow.finished");
        var half = StreamPosition.Parse(native[native.Count / 2].EventId!);
        var rest = await Http.ReadEventsAsync($"/api/bulk-quick-check/runs/{id}/stream?com_id=native", half.ToString());
        rest.Select(e => e.Data).ShouldBe(whole.Where(e => StreamPosition.Parse(e.EventId!) > half).Select(e => e.Data));
    }

    [Fact]
    public async Task Stream_RequestSentTwiceWithOneKey_IsOneRun()
    {
        using var first = await Http.SendAsync(BulkClient.Stream, BulkForm.Csv(FiveRows, "twice"), ("Idempotency-Key", "k1"));
        using var again = await Http.SendAsync(BulkClient.Stream, BulkForm.Csv(FiveRows, "twice"), ("Idempotency-Key", "k1"));
        using var other = await Http.SendAsync(BulkClient.Stream, BulkForm.Csv(FiveRows, "another"), ("Idempotency-Key", "k1"));

        IdOf(again).ShouldBe(IdOf(first));
        IdOf(other).ShouldNotBe(IdOf(first));
        (await again.ReadEventsAsync()).Select(e => e.Data).ShouldBe((await first.ReadEventsAsync()).Select(e => e.Data));
    }

    private static string IdOf(HttpResponseMessage response) => response.Content.Headers.ContentLocation!.ToString().Split('/')[4];
}
