using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Contract;

/// <summary>The harness's area "HTTP behavior".</summary>
[Collection(ContractCollection.Name)]
public sealed class HttpContractTests(ContractService service)
{
    public static MatrixTheoryData<int, bool> DeadEnds => new([301, 307], [true, false]);

    [Fact]
    public async Task Request_Default_HasTheStandardsHeaders()
    {
        await using var exchange = await ContractExchange.StartAsync(service);

        var request = (await exchange.NextStreamAsync()).Request;

        (request.Method, request["Accept"], request["Cache-Control"], request.LastEventId).ShouldBe(("GET", "text/event-stream", "no-cache", null));
    }

    [Fact]
    public async Task Response_204_IsNotAskedForAgain()
    {
        int asked = 0;
        await using var exchange = await ContractExchange.StartAsync(service, new() { ["initialDelayMs"] = 0 }, c =>
        {
            Interlocked.Increment(ref asked);
            return c.StatusAsync(204);
        });

        await Eventually.HoldsAsync(() => asked == 1);
        // The harness waits a second with the default delay; here a retry would come after milliseconds.
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);

        asked.ShouldBe(1);
        exchange.Callbacks.ShouldBe(0);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task Response_Redirect_IsFollowed(int status)
    {
        await using var exchange = await ContractExchange.StartAsync(service, answer: c => Redirect(c, status, "/stream"));

        (await exchange.NextStreamAsync()).Send("data: hello\n\n");

        await exchange.ExpectEventAsync("hello");
    }

    [Theory]
    [MemberData(nameof(DeadEnds))]
    public async Task Response_RedirectWithoutLocation_IsAnError(int status, bool empty)
    {
        int asked = 0;
        await using var exchange = await ContractExchange.StartAsync(service, new() { ["initialDelayMs"] = 0 }, c =>
        {
            Interlocked.Increment(ref asked);
            return Redirect(c, status, empty ? "" : null);
        });

        await exchange.ExpectErrorAsync();

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Request_Headers_AreSent()
    {
        await using var exchange = await ContractExchange.StartAsync(service, new()
        {
            ["headers"] = new JsonObject { ["header-name-1"] = "value-1", ["header-name-2"] = "value-2" },
        });

        var request = (await exchange.NextStreamAsync()).Request;

        (request["header-name-1"], request["header-name-2"]).ShouldBe(("value-1", "value-2"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("REPORT")]
    public async Task Request_MethodWithBody_IsSent(string method)
    {
        const string body = "{\"hello\": \"world\"}";
        await using var exchange = await ContractExchange.StartAsync(service, new()
        {
            ["headers"] = new JsonObject { ["content-type"] = "application/json; charset=utf-8" },
            ["method"] = method,
            ["body"] = body,
        });

        var request = (await exchange.NextStreamAsync()).Request;

        (request.Method, request["Content-Type"], request.Body).ShouldBe((method, "application/json; charset=utf-8", body));
    }

    [Fact]
    public async Task Request_InitialLastEventId_IsSent()
    {
        await using var exchange = await ContractExchange.StartAsync(service, new() { ["lastEventId"] = "abc" });

        (await exchange.NextStreamAsync()).Request.LastEventId.ShouldBe("abc");
    }

    private static Task Redirect(HttpContext context, int status, string? location)
    {
        if (location is not null)
            context.Response.Headers.Location = location;
        return context.StatusAsync(status);
    }
}
