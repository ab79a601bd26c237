using System.Net;
using System.Text;
using System.Text.Json;
using DemoHost.Tests.Hosting;
using Sse.Primitives;

namespace DemoHost.Tests.Playground;

public sealed class PlaygroundEndpointTests(DemoServer server) : IClassFixture<DemoServer>
{
    private readonly string _key = $"t-{Guid.NewGuid():N}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Url => PlaygroundClient.UrlOf(_key);

    [Fact]
    public async Task Append_Text_IsCreatedAndReadWithTheAnsweredId()
    {
        using var response = await server.SendAsync(Url, "Grüße 👋"u8.ToArray(), "text/plain; charset=utf-8");

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.ToString().ShouldBe(Url);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancel));
        answer.GetProperty("key").GetString().ShouldBe(_key);
        var read = (await server.TakeAsync(_key, 1))[0];
        read.EventId.ShouldBe(answer.GetProperty("id").GetString());
        read.EventType.ShouldBe("message");
        read.Data.ShouldBe("Grüße 👋");
    }

    [Fact]
    public async Task Append_JsonWithEventName_IsReadAsItWasSent()
    {
        const string json = """{"from": "a", "text": "1 < 2", "n": [1, null]}""";

        await server.AppendAsync($"{Url}?event=chat.line-1", json, "application/json");

        var read = (await server.TakeAsync(_key, 1))[0];
        read.EventType.ShouldBe("chat.line-1");
        read.Data.ShouldBe(json);
    }

    [Theory]
    [InlineData("one\ntwo\n\n  three", "one\ntwo\n\n  three")]
    [InlineData("one\r\ntwo\rthree", "one\ntwo\nthree")]
    [InlineData("\n", "\n")]
    [InlineData("data: x\n\nid: 99\nevent: stream.gap\nretry: 1\n\n", "data: x\n\nid: 99\nevent: stream.gap\nretry: 1\n\n")]
    [InlineData("a\0b", "a\0b")]
    public async Task Append_AnyText_StaysOneEvent(string sent, string expected)
    {
        var id = await server.AppendAsync(Url, sent);
        await server.AppendAsync(Url, "next");

        var read = await server.TakeAsync(_key, 2);

        read.Select(e => (e.EventType, e.Data)).ShouldBe([("message", expected), ("message", "next")]);
        read[0].EventId.ShouldBe(id);
    }

    [Fact]
    public async Task Read_BeforeAnythingWasWritten_GetsEventsAsTheyCome()
    {
        using var response = await server.Http.GetAsync(Url, HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var reader = new SseReader(await response.Content.ReadAsStreamAsync(Cancel));
        await using var events = reader.ReadAllAsync(Cancel).GetAsyncEnumerator(Cancel);

        foreach (var text in new[] { "1", "2", "3" })
        {
            await server.AppendAsync(Url, text);
            (await events.MoveNextAsync()).ShouldBeTrue();
            events.Current.Data.ShouldBe(text);
        }
    }

    [Fact]
    public async Task Read_ResumedAtEveryPosition_GetsTheRest()
    {
        var ids = new List<string>();
        for (var i = 0; i < 10; i++)
            ids.Add(await server.AppendAsync(Url, $"{i}"));

        for (var i = 0; i < ids.Count - 1; i++)
        {
            var rest = await server.TakeAsync(_key, ids.Count - 1 - i, ids[i]);
            rest.Select(e => e.EventId).ShouldBe(ids.Skip(i + 1));
        }
    }

    [Fact]
    public async Task Read_MoreWrittenThanIsKept_TellsTheGapAndTheRest()
    {
        var first = await server.AppendAsync(Url, "lost");
        for (var i = 0; i < 250; i++)
            await server.AppendAsync(Url, $"{i}");

        var resumed = await server.TakeAsync(_key, 2, first);
        var gap = resumed[0].Json();

        resumed[0].EventType.ShouldBe("stream.gap");
        gap.GetProperty("epochChanged").GetBoolean().ShouldBeFalse();
        gap.GetProperty("firstAvailable").GetString().ShouldBe(resumed[1].EventId);
        resumed[1].Data.ShouldNotBe("0");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("1we7hpa9eps5-3")]
    [InlineData("<script>")]
    public async Task Read_ForeignLastEventId_TellsTheGapAndEverythingKept(string lastEventId)
    {
        var id = await server.AppendAsync(Url, "kept");

        var read = await server.TakeAsync(_key, 2, lastEventId);

        read[0].EventType.ShouldBe("stream.gap");
        read[0].Json().GetProperty("epochChanged").GetBoolean().ShouldBeTrue();
        read[1].EventId.ShouldBe(id);
    }

    [Fact]
    public async Task Read_IdOfAnotherStream_TellsTheGap()
    {
        var foreign = await server.AppendAsync(PlaygroundClient.UrlOf($"{_key}-other"), "there");
        await server.AppendAsync(Url, "here");

        (await server.TakeAsync(_key, 1, foreign))[0].EventType.ShouldBe("stream.gap");
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("a%0Ab")]
    [InlineData("a%2Fb")]
    [InlineData("a.b")]
    [InlineData("%3Cscript%3E")]
    [InlineData("schl%C3%BCssel")]
    [InlineData("%20")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg")]
    public async Task Any_BadKey_Is400(string key)
    {
        using var read = await server.Http.GetAsync(PlaygroundClient.UrlOf(key), Cancel);
        using var written = await server.SendAsync(PlaygroundClient.UrlOf(key), "x"u8.ToArray());

        // Kestrel itself refuses a NUL in a path, before any of our code.
        await ShouldBeProblemAsync(read, HttpStatusCode.BadRequest, mayBeBare: key == "%00");
        await ShouldBeProblemAsync(written, HttpStatusCode.BadRequest, mayBeBare: key == "%00");
    }

    [Theory]
    [InlineData("error")]
    [InlineData("stream.gap")]
    [InlineData("a%0Adata:%20x")]
    [InlineData("a%0Db")]
    [InlineData("%00")]
    [InlineData("")]
    [InlineData("a&event=b")]
    public async Task Append_BadEventName_Is400(string name)
    {
        using var response = await server.SendAsync($"{Url}?event={name}", "x"u8.ToArray());

        await ShouldBeProblemAsync(response, HttpStatusCode.BadRequest);
    }

    public static TheoryData<byte[], string?, HttpStatusCode> BadBodies => new()
    {
        { [], "text/plain", HttpStatusCode.BadRequest },
        { [], "application/json", HttpStatusCode.BadRequest },
        { [0xFF, 0xFE, 0x41], "text/plain", HttpStatusCode.BadRequest },
        { "{\"a\":"u8.ToArray(), "application/json", HttpStatusCode.BadRequest },
        { Encoding.UTF8.GetBytes(new string('[', 10_000)), "application/json", HttpStatusCode.BadRequest },
        { "x"u8.ToArray(), "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType },
        { "x"u8.ToArray(), null, HttpStatusCode.UnsupportedMediaType },
        { new byte[16 * 1024 + 1], "text/plain", HttpStatusCode.RequestEntityTooLarge },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Append_BadBody_IsAProblemAndNoEvent(byte[] body, string? contentType, HttpStatusCode status)
    {
        using var response = await server.SendAsync(Url, body, contentType);

        await ShouldBeProblemAsync(response, status);
        await server.AppendAsync(Url, "first");
        (await server.TakeAsync(_key, 1))[0].Data.ShouldBe("first");
    }

    [Fact]
    public async Task Append_LargestBodyOfLineBreaks_IsReadBack()
    {
        var text = new string('\n', 16 * 1024);

        await server.AppendAsync(Url, text);

        (await server.TakeAsync(_key, 1))[0].Data.ShouldBe(text);
    }

    [Fact]
    public async Task Append_TooLargeWithoutALength_Is413()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new StringContent(new string('x', 100_000)) };
        request.Headers.TransferEncodingChunked = true;

        using var response = await server.Http.SendAsync(request, Cancel);

        await ShouldBeProblemAsync(response, HttpStatusCode.RequestEntityTooLarge);
    }

    private static async Task ShouldBeProblemAsync(HttpResponseMessage response, HttpStatusCode status, bool mayBeBare = false)
    {
        response.StatusCode.ShouldBe(status);
        if (mayBeBare)
            return;
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancel));
        problem.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }
}
