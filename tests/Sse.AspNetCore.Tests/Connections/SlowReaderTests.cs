using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Testing;

namespace Sse.AspNetCore.Tests;

public sealed class SlowReaderTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task WriteTimeout_ReaderThatStopsReading_IsSeenLaggingAndDroppedWhileOthersGoOn()
    {
        var stream = new EventStream("s", new EventStreamOptions { MaxBytes = 64 * 1024 * 1024 });
        await using var host = await StartAsync(app => app.MapSse("/s", _ => stream));
        using var stuck = await RawConnection.OpenAsync(host.Address, "/s");
        await stuck.ReadUntilAsync("retry:");
        using var reader = await host.OpenAsync("/s");

        var line = Encoding.ASCII.GetBytes(new string('x', 8_000));
        for (var i = 0; i < 4_000; i++)
            stream.Append(""u8, line);
        (await reader.TakeAsync(4_000)).Count.ShouldBe(4_000);
        // Step by step: until the sockets are full a write may still end, and the next one begins to wait anew.
        var slow = host.Server.GetStats().Connections[0];
        await Eventually.HoldsAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            slow = host.Server.GetStats().Connections[0];
            return slow.LagSeconds >= 15;
        }, "a write that waits");
        slow.LagEvents.ShouldBeGreaterThan(100);
        slow.LagBytes.ShouldBeGreaterThan(64 * 1024);
        slow.LagSeconds.ShouldBeInRange(15, 20);
        host.Server.ActiveConnections.ShouldBe(2);

        await Eventually.HoldsAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return host.Server.ActiveConnections == 1;
        }, "the slow reader dropped");

        host.Server.GetStats().Closed["slow"].ShouldBe(1);
        stream.Add("still here");
        (await reader.NextAsync())!.Data.ShouldBe("still here");
    }

    [Fact]
    public async Task WriteTimeout_HeartbeatThatHangs_IsDroppedToo()
    {
        var stream = new EventStream("s");
        var options = new SseEndpointOptions { WriteHeartbeat = (_, output) => SseWriter.WriteComment(output, new string('.', 500_000)) };
        await using var host = await StartAsync(app => app.MapSse("/s", _ => stream, options));
        using var stuck = await RawConnection.OpenAsync(host.Address, "/s");
        await stuck.ReadUntilAsync("retry:");

        await Eventually.HoldsAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(15));
            return host.Server.ActiveConnections == 0;
        }, "the connection dropped");

        host.Server.GetStats().Closed["slow"].ShouldBe(1);
    }

    private Task<TestHost> StartAsync(Action<WebApplication> map) =>
        TestHost.StartAsync(map, services => services.AddSse(o => o.TimeProvider = _time));
}
