using System.Runtime.CompilerServices;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

/// <summary>What may happen between two looks, or two steps, of those who share a stored stream.</summary>
public sealed class StoreRaceTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _shared = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly HeldAnswers _held;
    private readonly TestNode _a;
    private readonly TestNode _b;

    public StoreRaceTests()
    {
        _held = HeldAnswers.Over(_shared);
        (_a, _b) = (new TestNode(_shared, _clock), new TestNode(_held.Store, _clock));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Events that were fenced out must not pass as the new owner's, nor count as waiting for ever.</summary>
    [Fact]
    public async Task TakeWrite_WhileTheStreamIsLost_NeverCarriesTheEpochOfTheNewOwner()
    {
        const int Rounds = 1_500;
        var session = new StoreSession(_a.Registry, _shared, shard: 0);
        var streams = Enumerable.Range(0, Rounds).Select(_ => OwnedAlone(session)).ToArray();
        var (begun, lost) = (-1, -1);
        var losing = Task.Run(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var stream = streams[round];
                var taken = stream.Describe("b") with { Epochs = stream.Epochs.Add(stream.Epoch + 1, 0) };
                SpinUntil(ref begun, round);
                stream.Storage!.TryLose();
                stream.Feed(new StoredPage(taken, []));
                Volatile.Write(ref lost, round);
            }
        }, Token);

        for (var round = 0; round < Rounds; round++)
        {
            var (storage, epoch) = (streams[round].Storage!, streams[round].Epoch);
            Volatile.Write(ref begun, round);
            var write = storage.TakeWrite(int.MaxValue, out _);
            SpinUntil(ref lost, round);
            (write?.Epoch ?? epoch).ShouldBe(epoch, $"in round {round}");
            // What the writer does when the store refuses.
            storage.TryLose();
            session.Buffer.FairShare.ShouldBe(session.Buffer.Limit, $"in round {round}");
        }
        await losing;
    }

    [Fact]
    public async Task FlushAsync_StreamLostAndAlreadyFurtherOn_IsFalse()
    {
        for (var round = 0; round < 20; round++)
        {
            var old = await CreateAsync($"s{round}", 1);
            _a.Store.HoldWrites();
            TestNode.Append(old, 2, 1);
            var flushed = old.FlushAsync(Token).AsTask();
            var taken = await _b.Registry.OpenAsync(old.Id, cancellationToken: Token);
            TestNode.Append(taken, 2, 5);
            (await taken.FlushAsync(Token)).ShouldBeTrue();

            await old.Storage!.Session.RefreshAsync(old);

            old.Head.ShouldBe(taken.Head);
            (await flushed).ShouldBeFalse($"in round {round}");
            _a.Store.ReleaseWrites();
        }
    }

    [Fact]
    public async Task OpenAsync_TwiceAtOnce_TheLaterOwnerIsFound()
    {
        await CreateAsync("s", 3);
        _held.HoldNext(nameof(IEventStore.ReadAsync));
        var slow = _b.Registry.OpenAsync("s", cancellationToken: Token).AsTask();
        await _held.Answered;

        var owner = await _b.Registry.OpenAsync("s", cancellationToken: Token);
        _held.Release();

        await Should.ThrowAsync<StreamFencedException>(() => slow);
        _b.Registry.TryGet("s", out var found).ShouldBeTrue();
        found.ShouldBeSameAs(owner);
        TestNode.Append(owner, 4, 1);
        (await owner.FlushAsync(Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task OpenAsync_StreamThatThisNodeLostBefore_IsNotLost()
    {
        var old = await CreateAsync("s", 1);
        var taken = await _b.Registry.OpenAsync("s", cancellationToken: Token);
        var lost = old.OwnershipLost;
        await old.Storage!.Session.RefreshAsync(old);
        lost.IsCancellationRequested.ShouldBeTrue();

        var again = await _a.Registry.OpenAsync("s", cancellationToken: Token);

        again.OwnershipLost.IsCancellationRequested.ShouldBeFalse();
        await taken.Storage!.Session.RefreshAsync(taken);
        await (await _b.Registry.OpenAsync("s", cancellationToken: Token)).FlushAsync(Token);
        await again.Storage!.Session.RefreshAsync(again);
        again.OwnershipLost.IsCancellationRequested.ShouldBeTrue();
    }

    /// <summary>Whoever finds that a stream is lost takes it from the table in a later step.</summary>
    [Fact]
    public async Task Demoted_StreamThatWasOpenedAgainMeanwhile_IsStillFound()
    {
        var old = await CreateAsync("s", 1);
        await _b.Registry.OpenAsync("s", cancellationToken: Token);
        await old.Storage!.Session.RefreshAsync(old);
        var again = await _a.Registry.OpenAsync("s", cancellationToken: Token);
        again.ShouldBeSameAs(old);

        _a.Registry.Demoted(old);

        _a.Registry.TryGet("s", out var found).ShouldBeTrue();
        found.ShouldBeSameAs(again);
    }

    /// <summary>Somebody else's look may have begun before the stream was there.</summary>
    [Fact]
    public async Task FindAsync_StreamCreatedWhileAnotherLooks_IsFoundByWhoAsksAfterThat()
    {
        _held.HoldNext(nameof(IEventStore.FindAsync));
        var early = _b.Registry.FindAsync("s", Token).AsTask();
        await _held.Answered;
        await CreateAsync("s", 1);

        var late = _b.Registry.FindAsync("s", Token).AsTask();
        _held.Release();

        (await late).ShouldNotBeNull();
        await early;
    }

    [Fact]
    public async Task FindAsync_AfterTheStreamHasLeftMemory_IsFollowedOnce()
    {
        await CreateAsync("s", 10);
        await _b.FollowAndForgetAsync("s", _clock);

        var found = await _b.Registry.FindAsync("s", Token);

        (await _b.Registry.FindAsync("s", Token)).ShouldBeSameAs(found);
    }

    /// <summary>A waiting reader may be reachable only from its stream, so that both would be collected.</summary>
    [Fact]
    public void Release_ReaderThatComesInTheSameMoment_KeepsTheStream()
    {
        var clock = new InterruptedClock();
        var follower = Follow(clock);

        clock.Next = () => follower.Use(follower.Stream!);
        follower.Release(TimeSpan.FromTicks(-1));
        GC.Collect();

        follower.Stream.ShouldNotBeNull();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Follower Follow(TimeProvider clock) => new(new EventStream("s"), clock);
    }

    [Fact]
    public async Task TryRead_IdUsedAgainWhileReadingThePast_IsAGapInsteadOfAnotherStreamsEvents()
    {
        var old = _a.Registry.Create("s", new EventStreamOptions { MaxEvents = 2, TimeProvider = _clock });
        TestNode.Append(old, 1, 20);
        old.TryComplete("end"u8, "21"u8, out _);
        await old.FlushAsync(Token);
        var next = _b.Registry.Create("s", new EventStreamOptions { ReplaceCompleted = true, TimeProvider = _clock });
        TestNode.Append(next, 1, 30);
        (await next.FlushAsync(Token)).ShouldBeTrue();

        await DurableStreamTests.ReadToGapAsync(old.OpenCursor(old.PositionAt(5)));
    }

    public async ValueTask DisposeAsync()
    {
        _a.Kill();
        _b.Kill();
        await _shared.DisposeAsync();
    }

    private static void SpinUntil(ref int round, int reached)
    {
        var spin = new SpinWait();
        while (Volatile.Read(ref round) < reached)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    private static EventStream OwnedAlone(StoreSession session)
    {
        var storage = new StreamStorage(session);
        var stream = storage.Stream = new EventStream("s", new EventStreamOptions { Epoch = 1 }, storage);
        stream.Append("e"u8, "1"u8);
        return stream;
    }

    private async Task<EventStream> CreateAsync(string id, int events)
    {
        var stream = _a.Registry.Create(id);
        TestNode.Append(stream, 1, events);
        (await stream.FlushAsync(Token)).ShouldBeTrue();
        return stream;
    }

    /// <summary>Does something when it is asked next: in between what the asking code reads and what it does then.</summary>
    private sealed class InterruptedClock : TimeProvider
    {
        public Action? Next { get; set; }

        public override long GetTimestamp()
        {
            var next = Next;
            Next = null;
            next?.Invoke();
            return base.GetTimestamp();
        }
    }
}
