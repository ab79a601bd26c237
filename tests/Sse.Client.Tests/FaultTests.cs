using System.Text;
using Sse.Client.Tests.Servers;
using Sse.Primitives;

namespace Sse.Client.Tests;

/// <summary>What networks do to a stream, done by a server of bare sockets.</summary>
public sealed class FaultTests
{
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes("id: 1\ndata: first\n\nid: 2\nevent: named\ndata: sec€nd\n\n");

    public static TheoryData<int, bool> Cuts
    {
        get
        {
            var cuts = new TheoryData<int, bool>();
            for (int at = 0; at < Whole.Length; at++)
            {
                cuts.Add(at, false);
                cuts.Add(at, true);
            }

            return cuts;
        }
    }

    /// <summary>Cuts everywhere: in a field name, after the id line, in the middle of a character, between the two line ends.</summary>
    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Read_ConnectionCutAnywhere_YieldsEveryEventOnce(int at, bool reset)
    {
        await using var server = new RawServer(async c =>
        {
            await c.SendAsync(RawServer.Head);
            byte[] rest = c.LastEventId switch { null => Whole, "1" => Whole[Whole.AsSpan().IndexOf("id: 2"u8)..], _ => [] };
            await c.SendAsync(c.Number == 1 ? rest[..at] : rest);
            if (c.Number == 1 && reset)
                c.Reset();
            else if (c.Number > 1)
                await c.SendAsync("event: end\ndata:\n\n");
        });
        var request = new SseRequest(server.Uri) { TerminalEventTypes = { "end" } };

        var items = await Clients.Create().SubscribeAsync(request).ReadAllAsync();

        items.Select(i => $"{i.EventId} {i.EventType} {i.Data}").ShouldBe(["1 message first", "2 named sec€nd", "2 end "]);
    }

    [Fact]
    public async Task Read_ChunkedBodyCutInAChunk_IsALossWithAReason()
    {
        var log = new StateLog();
        await using var server = new RawServer(c => c.SendAsync(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
            + (c.Number == 1 ? "80\r\nid: 1\ndata: x\n\n" : "b\r\ndata: end\n\n\r\n0\r\n\r\n")));

        var items = await Clients.Create().SubscribeAsync(new SseRequest(server.Uri) { OnStateChanged = log.Listener }).TakeAsync(2);

        items.Select(i => i.Data).ShouldBe(["x", "end"]);
        (await log.NextAsync(SseConnectionState.Waiting)).Reason.ShouldBeAssignableTo<IOException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 20")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Ty")]
    [InlineData("complete nonsense\r\n\r\n")]
    public async Task Connect_HeadCutOrBroken_IsTriedAgain(string head)
    {
        await using var server = new RawServer(c => c.SendAsync(c.Number < 3 ? head : RawServer.Head + "data: x\n\n"));

        (await Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(1))[0].Data.ShouldBe("x");
    }

    [Fact]
    public async Task Read_SlowDrip_YieldsTheEventWhenItsLastByteIsThere()
    {
        await using var server = new RawServer(async c =>
        {
            await c.SendAsync(RawServer.Head);
            for (int i = 0; i < Whole.Length; i++)
                await c.SendAsync(Whole.AsMemory(i, 1));
            await c.HangAsync();
        });

        var items = await Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).TakeAsync(2);

        items.Select(i => i.Data).ShouldBe(["first", "sec€nd"]);
        server.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("data: ")]
    [InlineData(":")]
    [InlineData("data: x\n")]
    public async Task Read_LineOrEventWithoutEnd_EndsWithinTheLimit(string piece)
    {
        await using var server = new RawServer(async c =>
        {
            await c.SendAsync(RawServer.Head);
            await c.SendAsync(piece);
            string more = piece.EndsWith('\n') ? string.Concat(Enumerable.Repeat(piece, 1000)) : new string('x', 8192);
            while (true)
                await c.SendAsync(more);
        });
        var options = Clients.Fast;
        options.MaxEventBytes = 100_000;

        var error = await Should.ThrowAsync<SseFormatException>(() => Clients.Create(options).SubscribeAsync(new SseRequest(server.Uri)).ReadAllAsync());

        error.Message.ShouldContain("100000");
        server.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Read_SlowReader_HoldsTheServerBack()
    {
        long sent = 0;
        await using var server = new RawServer(async c =>
        {
            await c.SendAsync(RawServer.Head);
            byte[] block = Encoding.UTF8.GetBytes($"data: {new string('x', 60_000)}\n\n");
            while (true)
            {
                await c.SendAsync(block);
                Interlocked.Add(ref sent, block.Length);
            }
        });
        await using var reader = Clients.Create().SubscribeAsync(new SseRequest(server.Uri)).GetAsyncEnumerator();
        (await reader.MoveNextAsync()).ShouldBeTrue();

        // Until the buffers of both sockets are full, the count grows; then it must stand still.
        long before = -1;
        await Eventually.HoldsAsync(() => before == (before = Interlocked.Read(ref sent)) && before > 0, every: TimeSpan.FromMilliseconds(200));

        before.ShouldBeLessThan(64 * 1024 * 1024);
    }
}
