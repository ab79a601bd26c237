using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Testing;

namespace Sse.AspNetCore.Tests;

public sealed class HeartbeatTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly EventStream _stream = new("s");

    [Fact]
    public async Task Heartbeat_IdleConnection_IsACommentEveryFifteenSeconds()
    {
        await using var host = await StartAsync();
        using var reader = await OpenAsync(host);

        for (var i = 1; i <= 3; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(15));
            (await reader.NextBlockAsync()).ShouldBe(": heartbeat");
            await Eventually.HoldsAsync(() => host.Server.GetStats().Connections[0].BytesSent > 0 && host.Server.GetStats().Heartbeats == i, "the heartbeat counted");
        }
    }

    [Fact]
    public async Task Heartbeat_ConnectionWithEvents_IsLeftOut()
    {
        await using var host = await StartAsync();
        using var reader = await OpenAsync(host);

        for (var i = 0; i < 10; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            _stream.Add($"{i}");
            (await reader.NextBlockAsync())!.ShouldEndWith($"data: {i}");
            await Eventually.HoldsAsync(() => host.Server.GetStats().Connections[0].EventsSent == i + 1, "the write ended");
        }
        host.Server.GetStats().Heartbeats.ShouldBe(0);
    }

    [Fact]
    public async Task Heartbeat_OfAnEndpoint_HasItsOwnIntervalAndFrame()
    {
        await using var host = await StartAsync(new SseEndpointOptions
        {
            HeartbeatInterval = TimeSpan.FromSeconds(2),
            WriteHeartbeat = (context, output) => SseWriter.WriteEvent(output, context.StreamId, "heartbeat"),
        });
        using var reader = await OpenAsync(host);

        _time.Advance(TimeSpan.FromSeconds(2));

        (await reader.NextAsync()).ShouldBe(new Event(null, "heartbeat", "s"));
    }

    [Fact]
    public async Task Heartbeat_Always_ComesBetweenEventsToo()
    {
        await using var host = await StartAsync(new SseEndpointOptions { HeartbeatAlways = true });
        using var reader = await OpenAsync(host);
        List<string?> blocks = [];

        for (var i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            _stream.Add("x");
            blocks.Add((await reader.NextBlockAsync())![..2]);
        }
        blocks.Add((await reader.NextBlockAsync())![..2]);

        // At 15 seconds both are due; which of them is first is left open.
        blocks.Count(b => b == ": ").ShouldBe(1);
        blocks.Count(b => b == "id").ShouldBe(4);
    }

    [Fact]
    public async Task Heartbeat_Timer_StandsStillWhileNobodyIsConnected()
    {
        await using var host = await StartAsync();
        _time.ArmedTimers.ShouldBe(0);

        using (await OpenAsync(host))
            _time.ArmedTimers.ShouldBe(1);
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 0, "the reader left");
        _time.Advance(TimeSpan.FromSeconds(1));

        _time.ArmedTimers.ShouldBe(0);
    }

    [Fact]
    public async Task Age_AtTheLimit_EndsWithAFarewellAndTheReaderResumes()
    {
        await using var host = await StartAsync(new SseEndpointOptions { MaxConnectionAge = TimeSpan.FromMinutes(10) });
        using var reader = await OpenAsync(host);
        _stream.Add("1");
        var first = await reader.NextAsync();

        _time.Advance(TimeSpan.FromMinutes(7));
        host.Server.ActiveConnections.ShouldBe(1);
        _time.Advance(TimeSpan.FromMinutes(3));
        var rest = await reader.ReadToEndAsync();

        var farewell = rest.ShouldHaveSingleItem();
        farewell.Type.ShouldBe("stream.closing");
        farewell.Id.ShouldBeNull();
        farewell.Json.GetProperty("reason").GetString().ShouldBe("age");
        _stream.Add("2");
        using var again = await host.OpenAsync("/s", first!.Id);
        (await again.NextAsync())!.Data.ShouldBe("2");
    }

    private Task<TestHost> StartAsync(SseEndpointOptions? options = null) => TestHost.StartAsync(
        app => app.MapSse("/s", _ => _stream, options), services => services.AddSse(o => o.TimeProvider = _time));

    /// <summary>Past the first comment and the retry time.</summary>
    private static async Task<EventReader> OpenAsync(TestHost host)
    {
        var reader = await host.OpenAsync("/s");
        await reader.NextBlockAsync();
        await reader.NextBlockAsync();
        await Eventually.HoldsAsync(() => host.Server.GetStats().Connections is [{ BytesSent: > 0 }], "the first write ended");
        return reader;
    }
}
