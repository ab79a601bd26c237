using System.Text;
using Microsoft.AspNetCore.Builder;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

[Collection(CrowdCollection.Name)]
public sealed class StuckCrowdTests
{
    [Fact]
    public async Task Stuck_HundredReaders_CostNoMoreThanAFlushEachAndResumeWhereTheyWere()
    {
        const int Readers = 100, Events = 4_000;
        var stream = new EventStream("s", new EventStreamOptions { MaxBytes = 64 * 1024 * 1024 });
        await using var host = await TestHost.StartAsync(app => app.MapSse("/s", _ => stream));
        var stuck = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => RawConnection.OpenAsync(host.Address, "/s")));
        await Task.WhenAll(stuck.Select(r => r.ReadUntilAsync("retry:")));
        var before = GC.GetTotalMemory(forceFullCollection: true) - stream.AllocatedBytes;

        // 32 MB, far more than sockets hold, of which each reader has read next to nothing.
        var line = Encoding.ASCII.GetBytes(new string('x', 8_000));
        for (var i = 0; i < Events; i++)
            stream.Append(""u8, line);
        await Eventually.HoldsAsync(() => host.Server.GetStats().Connections.All(c => c.LagSeconds > 0), "all are stuck");

        var each = (GC.GetTotalMemory(forceFullCollection: true) - stream.AllocatedBytes - before) / Readers;
        each.ShouldBeLessThan(256 * 1024, "a flush is 64 KiB, and as much waits in the transport");
        var place = host.Server.GetStats().Connections[0];
        place.LagBytes.ShouldBeGreaterThan(16 * 1024 * 1024);
        Array.ForEach(stuck, r => r.Dispose());
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 0, "all are gone");
        using var again = await host.OpenAsync("/s", place.Position);
        var rest = Events - (int)StreamPosition.Parse(place.Position).Sequence;
        (await again.TakeAsync(rest))[^1].Id.ShouldBe(stream.Head.ToString());
    }
}
