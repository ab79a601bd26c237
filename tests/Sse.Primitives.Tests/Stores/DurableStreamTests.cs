using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

public sealed class DurableStreamTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _shared = new();
    private readonly TestNode _node;

    public DurableStreamTests() => _node = new TestNode(_shared);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_UntilTheStoreHasIt_IsInvisible()
    {
        _node.Store.HoldWrites();
        var stream = _node.Registry.Create("s");
        var cursor = stream.OpenCursor();
        TestNode.Append(stream, 1, 3);

        cursor.TryRead(out _).ShouldBe(CursorStatus.Empty);
        stream.Head.Sequence.ShouldBe(0);
        var flushed = stream.FlushAsync(Token).AsTask();
        flushed.IsCompleted.ShouldBeFalse();

        _node.Store.ReleaseWrites();

        (await flushed).ShouldBeTrue();
        stream.Head.Sequence.ShouldBe(3);
        cursor.TryRead(out _).ShouldBe(CursorStatus.Data);
        (await _shared.FindAsync("s", Token))!.Head.ShouldBe(3);
    }

    [Fact]
    public void WaitingBytes_OnceTheEventsAreSeen_DoNotCountThem()
    {
        var stream = _node.Registry.Create("s");
        for (var i = 1; i <= 2_000; i++)
        {
            TestNode.Append(stream, i, 1);
            while (stream.Head.Sequence < i)
                Token.ThrowIfCancellationRequested();

            _node.Registry.Stores[0].WaitingBytes.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Append_WhileACommitIsUnderWay_SharesTheNextOne()
    {
        var streams = Enumerable.Range(0, 10).Select(i => _node.Registry.Create($"s{i}")).ToList();
        foreach (var stream in streams)
        {
            TestNode.Append(stream, 1, 1);
            await stream.FlushAsync(Token);
        }
        _node.Store.HoldWrites();
        var before = _node.Store.Commits;
        foreach (var stream in streams)
            TestNode.Append(stream, 2, 500);

        _node.Store.ReleaseWrites();

        foreach (var stream in streams)
            (await stream.FlushAsync(Token)).ShouldBeTrue();
        (_node.Store.Commits - before).ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task CommitInterval_Set_CommitsNoMoreOftenThanThat()
    {
        var clock = new ManualTimeProvider();
        await using var node = new TestNode(_shared, clock, o => o.StoreOptions.CommitInterval = TimeSpan.FromMilliseconds(100));
        var stream = node.Registry.Create("paced");
        await Eventually.HoldsAsync(() => node.Store.Commits == 1, "the stream is created at once");
        TestNode.Append(stream, 1, 10);

        clock.Advance(TimeSpan.FromMilliseconds(99));
        node.Store.Commits.ShouldBe(1);
        await Eventually.HoldsAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(1));
                return node.Store.Commits == 2;
            },
            "what has come since is written when the time is over");
        node.Kill();
    }

    [Fact]
    public async Task ReadAllAsync_ManyWritersAndStreams_EveryEventOnceInOrder()
    {
        var streams = Enumerable.Range(0, 20).Select(i => _node.Registry.Create($"s{i}")).ToList();
        var readers = streams.Select(s => TestNode.ReadAsync(s)).ToList();
        Parallel.ForEach(streams, s =>
        {
            TestNode.Append(s, 1, 1_000);
            s.TryComplete("end"u8, "1001"u8, out _);
        });

        for (var i = 0; i < streams.Count; i++)
            (await readers[i]).ShouldBe(TestNode.Expected(streams[i], 1, 1_001));
    }

    [Fact]
    public async Task OpenCursor_OlderThanMemory_ReadsTheStoreAndThenMemoryWithoutAGap()
    {
        var stream = _node.Registry.Create("s", new EventStreamOptions { MaxEvents = 100 });
        for (var i = 0; i < 50; i++)
        {
            TestNode.Append(stream, 1 + i * 100, 100);
            await stream.FlushAsync(Token);
        }
        stream.FirstAvailable.Sequence.ShouldBe(1);
        stream.AllocatedBytes.ShouldBeLessThan(32 * 1024);
        stream.TryComplete("end"u8, "5001"u8, out _);

        (await TestNode.ReadAsync(stream)).ShouldBe(TestNode.Expected(stream, 1, 5_001));
        (await TestNode.ReadAsync(stream, new StreamPosition(stream.Epoch, 4_321))).ShouldBe(TestNode.Expected(stream, 4_322, 680));
    }

    [Fact]
    public async Task OpenCursor_StoreAwayWhileReadingThePast_GoesOnWhenItIsBack()
    {
        var stream = _node.Registry.Create("s", new EventStreamOptions { MaxEvents = 10 });
        TestNode.Append(stream, 1, 1_000);
        stream.TryComplete("end"u8, "1001"u8, out _);
        await stream.FlushAsync(Token);
        _node.Store.IsDown = true;

        var reading = TestNode.ReadAsync(stream);
        await Eventually.HoldsAsync(() => _node.Registry.Stores[0].State == StoreState.Available || !reading.IsCompleted, "reading has begun");
        reading.IsCompleted.ShouldBeFalse();
        _node.Store.IsDown = false;

        (await reading).ShouldBe(TestNode.Expected(stream, 1, 1_001));
    }

    [Fact]
    public async Task OpenCursor_WhatTheStoreDropped_IsAGap()
    {
        var stream = _node.Registry.Create("s", new EventStreamOptions { MaxEvents = 10 });
        for (var i = 0; i < 10; i++)
        {
            TestNode.Append(stream, 1 + i * 10, 10);
            await stream.FlushAsync(Token);
        }
        await _shared.TrimAsync(new StoreRetention(MaxEvents: 35), Token);
        // What is dropped depends on the commits that the events came with.
        var first = (int)(await _shared.FindAsync("s", Token))!.First;
        first.ShouldBeInRange(61, 66);

        var cursor = stream.OpenCursor(new StreamPosition(stream.Epoch, 5));
        await ReadToGapAsync(cursor);

        cursor.Gap!.FirstAvailable.Sequence.ShouldBe(first);
        cursor.Gap.EpochChanged.ShouldBeFalse();
        cursor.MoveTo();
        (await TestNode.ReadAsync(stream, cursor.Position, 101 - first)).ShouldBe(TestNode.Expected(stream, first, 101 - first));
    }

    [Fact]
    public async Task Create_IdTakenInTheStore_TellsTheWriterAndFollowsTheOwner()
    {
        await using var other = new TestNode(_shared);
        var owned = other.Registry.Create("s");
        TestNode.Append(owned, 1, 3);
        await owned.FlushAsync(Token);

        var late = _node.Registry.Create("s");
        var reader = TestNode.ReadAsync(late, count: 3);
        TestNode.TryAppend(late, 100, 5);

        await Eventually.HoldsAsync(() => late.OwnershipLost.IsCancellationRequested, "the writer is told");
        late.IsWritable.ShouldBeFalse();
        late.TryAppend("e"u8, "x"u8, out _).ShouldBeFalse();
        Should.Throw<StreamFencedException>(() => late.Append("e"u8, "x"u8)).StreamId.ShouldBe("s");
        (await reader).ShouldBe(TestNode.Expected(owned, 1, 3));
        (await late.FlushAsync(Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task DisposeAsync_EventsWaiting_AreWrittenFirst()
    {
        var stream = _node.Registry.Create("s");
        TestNode.Append(stream, 1, 10_000);

        await _node.DisposeAsync();

        (await _shared.FindAsync("s", Token))!.Head.ShouldBe(10_000);
    }

    [Fact]
    public async Task Attributes_SetWhileRunning_AreFoundByAQuery()
    {
        var stream = _node.Registry.Create("s", new EventStreamOptions
        {
            Attributes = new StreamAttributes { Kind = "workflow", Name = "import", Tags = new Dictionary<string, string> { ["user"] = "ann" } },
        });
        stream.Attributes = stream.Attributes with { Status = "running" };
        await Eventually.HoldsAsync(() => List(new StreamQuery { Status = "running", Kind = "workflow" }) == "s", "the status is saved");
        stream.Attributes = stream.Attributes with { Status = "failed" };
        await Eventually.HoldsAsync(() => List(new StreamQuery { Status = "failed", Tags = new Dictionary<string, string> { ["user"] = "ann" } }) == "s", "the new status is saved");
        List(new StreamQuery { Status = "running" }).ShouldBe("");
    }

    [Fact]
    public async Task Derive_StreamKeptInAStore_HasAllItsEvents()
    {
        var stream = _node.Registry.Create("s", new EventStreamOptions { MaxEvents = 50 });
        TestNode.Append(stream, 1, 500);
        await stream.FlushAsync(Token);
        var derived = stream.Derive("same", () => new Same());
        TestNode.Append(stream, 501, 500);
        stream.TryComplete("end"u8, "1001"u8, out _);

        var seen = await TestNode.ReadAsync(derived, new StreamPosition(stream.Epoch, 990));
        seen.ShouldBe(TestNode.Expected(stream, 991, 11));
    }

    public async ValueTask DisposeAsync() => await _node.DisposeAsync();

    internal static async Task ReadToGapAsync(StreamCursor cursor)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (cursor.TryRead(out _) is not CursorStatus.Gap and var status)
        {
            status.ShouldNotBe(CursorStatus.End);
            await cursor.WaitAsync(limit.Token);
        }
    }

    private string List(StreamQuery query) =>
        string.Join(' ', _node.Registry.ListAsync(query, Token).AsTask().GetAwaiter().GetResult().Streams.Select(s => s.Id));

    private sealed class Same : IEventTransform
    {
        public void Transform(in StreamEvent source, TransformWriter output) => output.Write(source.EventType.Span, source.Data.Span);
    }
}
