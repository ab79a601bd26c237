using System.Text.Json.Nodes;

namespace Sse.Client.Tests.Contract;

/// <summary>The harness's area "reconnection".</summary>
[Collection(ContractCollection.Name)]
public sealed class ReconnectionContractTests(ContractService service)
{
    [Fact]
    public async Task Restart_ByTheCaller_ConnectsAgainWithoutAnError()
    {
        await using var exchange = await StartAsync();
        (await exchange.NextStreamAsync()).Send("data: Hello\n\n");
        await exchange.ExpectEventAsync("Hello");

        await exchange.CommandAsync(new() { ["command"] = "restart" });

        (await exchange.NextStreamAsync()).Send("data: Thanks\n\n");
        await exchange.ExpectEventAsync("Thanks");
    }

    [Fact]
    public async Task Break_AfterAnId_SendsIt() =>
        (await IdAfterAsync([("id: abc\ndata: Hello\n\n", "Hello", "abc")])).ShouldBe("abc");

    [Fact]
    public async Task Break_LaterEventsWithoutId_SendsTheLastOne() =>
        (await IdAfterAsync([("id: abc\ndata: Hello\n\n", "Hello", "abc"), ("data: World\n\n", "World", "abc")])).ShouldBe("abc");

    [Fact]
    public async Task Break_AfterAnEmptyId_SendsNone() =>
        (await IdAfterAsync([("id: abc\ndata: Hello\n\n", "Hello", "abc"), ("id: \ndata: World\n\n", "World", "")])).ShouldBeNull();

    [Fact]
    public async Task Break_PostWithBody_SendsBothAgain()
    {
        await using var exchange = await StartAsync(new()
        {
            ["headers"] = new JsonObject { ["content-type"] = "application/json; charset=utf-8" },
            ["method"] = "POST",
            ["body"] = "{\"hello\": \"world\"}",
        });
        var first = await exchange.NextStreamAsync();

        first.Break();

        var second = await exchange.NextStreamAsync();
        foreach (var request in new[] { first.Request, second.Request })
            (request.Method, request.Body).ShouldBe(("POST", "{\"hello\": \"world\"}"));
    }

    [Fact]
    public async Task Silence_LongerThanTheReadTimeout_IsAnErrorAndAnotherConnection()
    {
        await using var exchange = await StartAsync(new() { ["readTimeoutMs"] = 2000 });
        (await exchange.NextStreamAsync()).Send("data: Hello\n\n");

        await exchange.ExpectEventAsync("Hello");
        await exchange.ExpectErrorAsync();
        await exchange.NextStreamAsync();
    }

    [Fact]
    public async Task Break_InAnEvent_DiscardsItWithItsId()
    {
        await using var exchange = await StartAsync();
        var first = await exchange.NextStreamAsync();
        first.Send("id: abc\ndata: Hello\n\nid: def\ndata: Goodbye");
        await exchange.ExpectEventAsync("Hello", id: "abc");

        first.Break();
        exchange.AllowErrorHere();

        (await exchange.NextStreamAsync()).Send("data: We meet again\n\n");
        await exchange.ExpectEventAsync("We meet again", id: "abc");
    }

    [Fact]
    public async Task Break_ThenAnotherStream_Works()
    {
        await using var exchange = await StartAsync();
        var first = await exchange.NextStreamAsync();
        first.Send("id: abc\ndata: Hello\n\n");
        await exchange.ExpectEventAsync("Hello", id: "abc");

        first.Break();
        exchange.AllowErrorHere();

        (await exchange.NextStreamAsync()).Send("id: def\ndata: World\n\n");
        await exchange.ExpectEventAsync("World", id: "def");
    }

    private Task<ContractExchange> StartAsync(JsonObject? parameters = null)
    {
        parameters ??= [];
        parameters["initialDelayMs"] = 0;
        return ContractExchange.StartAsync(service, parameters);
    }

    private async Task<string?> IdAfterAsync((string Text, string Data, string Id)[] events)
    {
        await using var exchange = await StartAsync();
        var first = await exchange.NextStreamAsync();
        first.Request.LastEventId.ShouldBeNull();
        foreach (var (text, data, id) in events)
        {
            first.Send(text);
            await exchange.ExpectEventAsync(data, id: id);
        }

        first.Break();
        return (await exchange.NextStreamAsync()).Request.LastEventId;
    }
}
