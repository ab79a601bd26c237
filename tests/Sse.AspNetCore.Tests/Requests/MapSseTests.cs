using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

public sealed class MapSseTests
{
    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task MapSse_NewReader_GetsHeadersAndFirstBytesBeforeAnyEvent(HttpProtocols protocols)
    {
        var stream = new EventStream("s");
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream), protocols: protocols);

        using var reader = await host.OpenAsync("/s");
        var first = await reader.NextBlockAsync();
        var second = await reader.NextBlockAsync();

        reader.Status.ShouldBe(HttpStatusCode.OK);
        reader.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        reader.Header("Cache-Control").Split(", ").ShouldBe(["no-cache", "no-store", "no-transform"], ignoreOrder: true);
        reader.Header("X-Accel-Buffering").ShouldBe("no");
        reader.ConnectionId.Length.ShouldBe(24);
        first.ShouldBe(": connected");
        second!.ShouldStartWith("retry: ");
        int.Parse(second!["retry: ".Length..]).ShouldBeInRange(1500, 2500);
    }

    [Fact]
    public async Task MapSse_WholeStream_HasEachEventWithItsIdAndEnds()
    {
        var stream = Streams.Filled(3, complete: true);
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));

        using var reader = await host.OpenAsync("/s");
        var events = await reader.ReadToEndAsync();

        events.Select(e => $"{e.Type} {e.Data}").ShouldBe(["tick 1", "tick 2", "tick 3", "done over"]);
        events.Select(e => e.Id).ShouldBe(Enumerable.Range(1, 4).Select(i => new StreamPosition(stream.Epoch, i).ToString()));
    }

    [Fact]
    public async Task MapSse_EventsAppendedLater_ArriveOneByOne()
    {
        var stream = new EventStream("s");
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));
        using var reader = await host.OpenAsync("/s");

        for (var i = 0; i < 20; i++)
        {
            stream.Add($"{i}");
            (await reader.NextAsync())!.Data.ShouldBe($"{i}");
        }
    }

    [Fact]
    public async Task MapSse_UnknownStream_Answers404Problem()
    {
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => (EventStream?)null));

        var response = await host.Client.GetAsync("/s");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task MapSse_RouteValue_ReachesTheCallback()
    {
        using var registry = new EventStreamRegistry();
        registry.Create("a").Finish("from a");
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s/{key}", http =>
            Task.FromResult(registry.TryGet((string)http.Request.RouteValues["key"]!, out var stream) ? stream : null)));

        using var reader = await host.OpenAsync("/s/a");

        (await reader.NextAsync())!.Data.ShouldBe("from a");
        (await host.Client.GetAsync("/s/b")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task MapSse_Greeting_ComesBeforeEventsAndKnowsTheConnection()
    {
        var stream = Streams.Filled(1);
        var options = new SseEndpointOptions
        {
            OnConnected = (context, output) => SseWriter.WriteEvent(output, context.ConnectionId, "connected"),
        };
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream, options));

        using var reader = await host.OpenAsync("/s");
        var greeting = await reader.NextAsync();

        greeting.ShouldBe(new Event(null, "connected", reader.ConnectionId));
        (await reader.NextAsync())!.Data.ShouldBe("1");
    }

    [Fact]
    public async Task MapSse_GreetingThatThrows_LeaksNothingAndAsksToReconnect()
    {
        var stream = Streams.Filled(1);
        var options = new SseEndpointOptions { OnConnected = (_, _) => throw new InvalidOperationException("secret") };
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream, options));

        using var reader = await host.OpenAsync("/s");
        var events = await reader.ReadToEndAsync();

        events.ShouldHaveSingleItem().Type.ShouldBe("stream.closing");
        reader.Received.ToString().ShouldNotContain("secret");
        host.Logs.Errors.ShouldContain(e => e.Contains("secret"));
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 0, "the place given back");
    }

    [Fact]
    public async Task MapSse_UnusableOption_FailsWhenMapped() =>
        (await Should.ThrowAsync<ArgumentException>(TestHost.StartAsync(app =>
            app.MapSse("/s", _ => (EventStream?)null, new SseEndpointOptions { HeartbeatInterval = TimeSpan.Zero }))))
        .Message.ShouldContain("HeartbeatInterval");
}
