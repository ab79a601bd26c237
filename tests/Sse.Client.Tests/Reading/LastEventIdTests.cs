using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Reading;

public sealed class LastEventIdTests
{
    [Fact]
    public async Task Reconnect_AfterEvents_SendsTheIdOfTheLastDispatchedOne()
    {
        (await SecondIdAsync("id: 1\ndata: a\n\nid: 2\ndata: b\n\n")).ShouldBe("2");
    }

    [Fact]
    public async Task Reconnect_LaterEventsWithoutId_KeepsIt()
    {
        (await SecondIdAsync("id: abc\ndata: a\n\ndata: b\n\n")).ShouldBe("abc");
    }

    [Fact]
    public async Task Reconnect_EventCutOffBeforeItsBlankLine_LeavesNoTraceOfItsId()
    {
        (await SecondIdAsync("id: 1\ndata: a\n\nid: 2\ndata: b\n")).ShouldBe("1");
    }

    [Fact]
    public async Task Reconnect_EmptyId_SendsNoHeader()
    {
        (await SecondIdAsync("id: 1\ndata: a\n\nid:\ndata: b\n\n")).ShouldBeNull();
    }

    [Fact]
    public async Task Reconnect_IdWithNul_IsIgnored()
    {
        (await SecondIdAsync("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n")).ShouldBe("1");
    }

    [Fact]
    public async Task Reconnect_IdInABlockWithoutData_Counts()
    {
        (await SecondIdAsync("id: 1\ndata: a\n\nid: 2\n\n")).ShouldBe("2");
    }

    [Fact]
    public async Task Reconnect_NoIdOnTheSecondConnection_SendsTheFirstAgain()
    {
        await using var server = await HttpServer.StartAsync((c, n) => c.AnswerAsync(n == 1 ? "id: 1\ndata: a\n\n" : "data: b\n\n"));

        var items = await Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(3);

        items.Select(i => i.EventId).ShouldBe(["1", "1", "1"]);
        await server.NextAsync();
        (await server.NextAsync()).LastEventId.ShouldBe("1");
        (await server.NextAsync()).LastEventId.ShouldBe("1");
    }

    [Fact]
    public async Task InitialId_SavedFromAnotherSubscription_IsSentFirst()
    {
        await using var server = await HttpServer.StartAsync((c, n) => c.AnswerAsync($"id: {n}\ndata: x\n\n"));
        var earlier = Clients.Create().SubscribeAsync(new SseRequest(server.Uri));
        await earlier.TakeAsync(1);

        var later = Clients.Create().SubscribeAsync(new SseRequest(server.Uri) { LastEventId = earlier.LastEventId });
        await later.TakeAsync(1);

        await server.NextAsync();
        (await server.NextAsync()).LastEventId.ShouldBe("1");
        later.LastEventId.ShouldBe("2");
    }

    [Fact]
    public async Task Reconnect_IdThatIsNotAscii_GoesBackAsUtf8()
    {
        await using var server = new RawServer(c => c.SendAsync(RawServer.Head + "id: …\ndata: x\n\n"));

        var items = await Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(2);

        items[1].EventId.ShouldBe("…");
        server.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Reconnect_IdThatTheHandlerCannotSend_SaysWhatToDo()
    {
        await using var server = new RawServer(c => c.SendAsync(RawServer.Head + "id: …\ndata: x\n\n"));
        using var http = new HttpClient(new SocketsHttpHandler());
        var client = new SseClient(http, Clients.Fast);

        var error = await Should.ThrowAsync<InvalidOperationException>(() => client.SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.Message.ShouldContain("CreateHandler");
    }

    private static async Task<string?> SecondIdAsync(string firstAnswer)
    {
        await using var server = await HttpServer.StartAsync((c, n) => c.AnswerAsync(n == 1 ? firstAnswer : "event: end\ndata:\n\n"));
        var request = new SseRequest(server.Uri) { TerminalEventTypes = { "end" } };

        await Clients.Create().SubscribeAsync(request).ReadAllAsync();

        (await server.NextAsync()).LastEventId.ShouldBeNull();
        return (await server.NextAsync()).LastEventId;
    }
}
