using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

public sealed class StoreOutageTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _shared = new();
    private readonly List<StoreState> _states = [];
    private TestNode? _node;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StoreAway_AppendsGoOnAndArriveInOrderWhenItIsBack()
    {
        var node = Start();
        var stream = node.Registry.Create("s");
        TestNode.Append(stream, 1, 5);
        await stream.FlushAsync(Token);
        await Eventually.HoldsAsync(() => node.Seen.Calls(nameof(IEventStore.FindOrphansAsync)) == 1, "the node has given the sign of life of its start");
        var reader = TestNode.ReadAsync(stream);

        node.Store.IsDown = true;
        TestNode.Append(stream, 6, 5_000);
        await Eventually.HoldsAsync(() => node.Registry.Stores[0].State == StoreState.Unavailable, "the outage is seen");
        stream.Head.Sequence.ShouldBe(5);
        node.Registry.Stores[0].WaitingBytes.ShouldBeGreaterThan(100_000);
        node.Registry.Stores[0].Error.ShouldNotBeNull().ShouldContain("taken away");
        var late = node.Registry.Create("late");
        TestNode.Append(late, 1, 3);

        node.Store.IsDown = false;
        stream.TryComplete("end"u8, "5006"u8, out _);

        (await reader).ShouldBe(TestNode.Expected(stream, 1, 5_006));
        (await late.FlushAsync(Token)).ShouldBeTrue();
        await Eventually.HoldsAsync(() => node.Registry.Stores[0] is { State: StoreState.Available, WaitingBytes: 0, LostEvents: 0 }, "all is well again");
        // The first contact may have been made before the test could listen.
        _states.SkipWhile(s => s == StoreState.Available).ShouldBe([StoreState.Unavailable, StoreState.Available]);
    }

    [Fact]
    public async Task StoreAwayFromTheStart_StreamsWaitForIt()
    {
        var node = Start(down: true);
        var stream = node.Registry.Create("s");
        TestNode.Append(stream, 1, 10);
        await Eventually.HoldsAsync(() => node.Registry.Stores[0].State == StoreState.Unavailable, "the outage is seen");

        node.Store.IsDown = false;

        (await stream.FlushAsync(Token)).ShouldBeTrue();
        (await TestNode.ReadAsync(stream, count: 10)).ShouldBe(TestNode.Expected(stream, 1, 10));
    }

    [Fact]
    public async Task StoreAwayTooLong_OldestGoAndReadersAreToldOnce()
    {
        var node = Start(maxWaiting: 200_000);
        var (chatty, quiet) = (node.Registry.Create("chatty"), node.Registry.Create("quiet"));
        TestNode.Append(chatty, 1, 5);
        await chatty.FlushAsync(Token);
        var cursor = chatty.OpenCursor();
        cursor.TryRead(out _);
        node.Store.IsDown = true;
        TestNode.Append(quiet, 1, 3);
        TestNode.Append(chatty, 6, 100_000);

        chatty.AllocatedBytes.ShouldBeLessThan(600_000);
        node.Registry.Stores[0].WaitingBytes.ShouldBeLessThan(400_000);
        cursor.TryRead(out _).ShouldBe(CursorStatus.Empty);
        node.Store.IsDown = false;
        chatty.TryComplete("end"u8, "100006"u8, out _);
        await chatty.FlushAsync(Token);

        await DurableStreamTests.ReadToGapAsync(cursor);
        cursor.Gap!.Requested.ShouldEndWith("-5");
        var first = (int)cursor.Gap.FirstAvailable.Sequence;
        first.ShouldBeGreaterThan(50_000);
        cursor.MoveTo();
        (await TestNode.ReadAsync(chatty, cursor.Position)).ShouldBe(TestNode.Expected(chatty, first, 100_006 - first + 1));
        (await TestNode.ReadAsync(quiet, count: 3)).ShouldBe(TestNode.Expected(quiet, 1, 3));
        node.Registry.Stores[0].LostEvents.ShouldBe(first - 6);
    }

    [Fact]
    public async Task StoreAwayTooLong_ReadersOnOtherNodesAreToldToo()
    {
        var node = Start(maxWaiting: 100_000);
        await using var other = new TestNode(_shared);
        var stream = node.Registry.Create("s");
        TestNode.Append(stream, 1, 5);
        await stream.FlushAsync(Token);
        var followed = (await other.Registry.FindAsync("s", Token))!;
        node.Store.IsDown = true;
        TestNode.Append(stream, 6, 50_000);
        node.Store.IsDown = false;
        await stream.FlushAsync(Token);

        var cursor = followed.OpenCursor();
        await DurableStreamTests.ReadToGapAsync(cursor);

        cursor.Gap!.Requested.ShouldEndWith("-5");
        cursor.Position.Sequence.ShouldBe(5);
        cursor.MoveTo();
        (await TestNode.ReadAsync(followed, cursor.Position, 1))[0].ShouldBe(TestNode.Expected(stream, (int)cursor.Position.Sequence + 1, 1).Single());
    }

    [Fact]
    public async Task ConnectionBreaksAfterTheCommit_NothingIsWrittenTwice()
    {
        var node = Start();
        var stream = node.Registry.Create("s");
        node.Store.Fault = StoreFault.FailsAfterCommit;
        TestNode.Append(stream, 1, 100);
        await Eventually.HoldsAsync(async () => await _shared.FindAsync("s", Token) is { Head: > 0 }, "the first commit took place");
        TestNode.Append(stream, 101, 100);

        node.Store.Fault = StoreFault.None;
        stream.TryComplete("end"u8, "201"u8, out _);

        (await TestNode.ReadAsync(stream)).ShouldBe(TestNode.Expected(stream, 1, 201));
        await using var other = new TestNode(_shared);
        (await TestNode.ReadAsync((await other.Registry.FindAsync("s", Token))!)).ShouldBe(TestNode.Expected(stream, 1, 201));
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
    }

    private TestNode Start(bool down = false, long maxWaiting = 64 * 1024 * 1024)
    {
        _node = new TestNode(_shared, configure: o =>
        {
            o.StoreOptions.MaxWaitingBytes = maxWaiting;
            // Only the writer finds out how the store is, so that nothing is said of it that was true a moment before.
            (o.StoreOptions.HeartbeatInterval, o.StoreOptions.LeaseDuration) = (TimeSpan.FromHours(1), TimeSpan.FromHours(2));
        });
        _node.Store.IsDown = down;
        _node.Registry.StoreChanged += s => _states.Add(s.State);
        return _node;
    }
}
