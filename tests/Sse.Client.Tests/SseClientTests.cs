using System.Net.ServerSentEvents;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests;

public sealed class SseClientTests
{
    [Fact]
    public async Task SubscribeAsync_DefaultRequest_AsksAsBrowsersDo()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));

        await Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(1);

        var request = await server.NextAsync();
        request.Method.ShouldBe("GET");
        request["Accept"].ShouldBe("text/event-stream");
        request["Cache-Control"].ShouldBe("no-cache");
        request.LastEventId.ShouldBeNull();
    }

    [Fact]
    public async Task SubscribeAsync_Text_YieldsTypeDataAndId()
    {
        await using var server = await HttpServer.StartAsync((c, _) =>
            c.AnswerAsync("data: one\ndata: two\n\nevent: greeting\nid: 7\nretry: 20\ndata: hello\n\ndata: after\n\n"));

        var items = await Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(3);

        items.Select(i => (i.EventType, i.Data, i.EventId)).ShouldBe([("message", "one\ntwo", null), ("greeting", "hello", "7"), ("message", "after", "7")]);
        items[1].ReconnectionInterval.ShouldBe(TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task SubscribeAsync_Typed_ReadsJson()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("event: price\ndata: {\"symbol\":\"ACME\",\"value\":12.5}\n\n"));

        var items = await Clients.Create().SubscribeAsync(new SseRequest(server.Uri), TestJson.Default.Price).TakeAsync(1);

        items[0].Data.ShouldBe(new Price("ACME", 12.5));
    }

    [Fact]
    public async Task SubscribeAsync_TypedInvalidJson_ThrowsAndGoesOnAfterItWhenEnumeratedAgain()
    {
        await using var server = await HttpServer.StartAsync((c, n) => n == 1
            ? c.AnswerAsync("id: 1\ndata: {\n\n")
            : c.AnswerAsync("id: 2\ndata: {\"symbol\":\"B\",\"value\":1}\n\n"));
        var subscription = Clients.Create().SubscribeAsync(new SseRequest(server.Uri), TestJson.Default.Price);

        await Should.ThrowAsync<System.Text.Json.JsonException>(() => subscription.TakeAsync(1));
        var items = await subscription.TakeAsync(1);

        items[0].Data.Symbol.ShouldBe("B");
        (await server.NextAsync()).LastEventId.ShouldBeNull();
        (await server.NextAsync()).LastEventId.ShouldBe("1");
    }

    [Fact]
    public async Task SubscribeAsync_PostWithBody_MakesBothFreshForEveryAttempt()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        int attempts = 0;
        var request = new SseRequest(server.Uri)
        {
            Method = HttpMethod.Post,
            ContentFactory = _ => new(new StringContent($"body {attempts}")),
            Headers = { ["content-type"] = "application/json; charset=utf-8", ["X-Fixed"] = "f" },
            PrepareAsync = async (message, ct) =>
            {
                await Task.Yield();
                message.Headers.Authorization = new("Bearer", $"token{++attempts}");
            },
        };

        await Clients.Create().SubscribeAsync(request).TakeAsync(2);

        var (first, second) = (await server.NextAsync(), await server.NextAsync());
        first.ShouldSatisfyAllConditions(
            r => r.Method.ShouldBe("POST"), r => r.Body.ShouldBe("body 0"), r => r["Authorization"].ShouldBe("Bearer token1"),
            r => r["Content-Type"].ShouldBe("application/json; charset=utf-8"), r => r["X-Fixed"].ShouldBe("f"));
        second.ShouldSatisfyAllConditions(r => r.Body.ShouldBe("body 1"), r => r["Authorization"].ShouldBe("Bearer token2"), r => r["X-Fixed"].ShouldBe("f"));
    }

    [Fact]
    public async Task SubscribeAsync_AnyMethod_IsSentAsItIs()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        var request = new SseRequest(server.Uri) { Method = new("REPORT"), ContentFactory = _ => new(new StringContent("which")) };

        await Clients.Create().SubscribeAsync(request).TakeAsync(1);

        var seen = await server.NextAsync();
        (seen.Method, seen.Body).ShouldBe(("REPORT", "which"));
    }

    [Fact]
    public async Task SubscribeAsync_RelativeUri_StartsFromTheBaseAddress()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        using var http = new HttpClient { BaseAddress = server.Uri };

        await new SseClient(http).SubscribeAsync(new SseRequest("a/b")).TakeAsync(1);

        (await server.NextAsync()).Path.ShouldBe("/a/b");
    }

    [Fact]
    public async Task SubscribeAsync_TwoReadersOfOneSubscription_IsRefused()
    {
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            await c.AnswerAsync("data: x\n\n");
            await c.HangAsync();
        });
        var subscription = Clients.Create().SubscribeAsync(new SseRequest(server.Uri));
        await using var first = subscription.GetAsyncEnumerator();
        (await first.MoveNextAsync()).ShouldBeTrue();

        await Should.ThrowAsync<InvalidOperationException>(() => subscription.TakeAsync(1));
    }

    [Fact]
    public async Task SubscribeAsync_TerminalEvent_IsTheLastOne()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\nevent: done\ndata: y\n\ndata: never\n\n"));
        var request = new SseRequest(server.Uri) { TerminalEventTypes = { "done" } };

        var items = await Clients.Create().SubscribeAsync(request).ReadAllAsync();

        items.Select(i => i.Data).ShouldBe(["x", "y"]);
        server.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void SubscribeAsync_ImpossibleId_IsRefused(string id) =>
        Should.Throw<ArgumentException>(() => Clients.Create().SubscribeAsync(new SseRequest("http://localhost") { LastEventId = id }))
            .Message.ShouldContain(nameof(SseRequest.LastEventId));

    [Fact]
    public void SubscribeAsync_GetWithBody_IsRefused() =>
        Should.Throw<ArgumentException>(() => Clients.Create().SubscribeAsync(new SseRequest("http://localhost") { ContentFactory = _ => new(new StringContent("")) }))
            .Message.ShouldContain("POST");

    [Fact]
    public void SubscribeAsync_NullMethod_IsRefused() =>
        Should.Throw<ArgumentException>(() => Clients.Create().SubscribeAsync(new SseRequest("http://localhost") { Method = null! }))
            .Message.ShouldContain(nameof(SseRequest.Method));

    [Fact]
    public async Task SubscribeAsync_InvalidHeaderName_SaysWhich()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync("data: x\n\n"));
        var request = new SseRequest(server.Uri) { Headers = { ["not a name"] = "x" } };

        (await Should.ThrowAsync<ArgumentException>(() => Clients.Create().SubscribeAsync(request).TakeAsync(1))).Message.ShouldContain("'not a name'");
    }

    [Fact]
    public async Task OnComment_CommentsAmongEvents_ComeInOrder()
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(":one\ndata: 1\n\n: two\n:\ndata: 2\n\n"));
        var seen = new List<string>();
        var request = new SseRequest(server.Uri) { OnComment = c => seen.Add($"comment {c}") };

        await foreach (var item in Clients.Create().SubscribeAsync(request))
        {
            seen.Add($"event {item.Data}");
            if (item.Data == "2")
                break;
        }

        seen.ShouldBe(["comment one", "event 1", "comment two", "comment ", "event 2"]);
    }
}
