using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

public sealed class FollowedStreamTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _shared = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly TestNode _a;
    private readonly TestNode _b;

    public FollowedStreamTests() => (_a, _b) = (new TestNode(_shared, _clock, NobodyDies), new TestNode(_shared, _clock, NobodyDies));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_StreamOfAnotherNode_HasItsEventsAndFollowsIt()
    {
        var stream = await CreateAsync("s", 10);

        var followed = (await _b.Registry.FindAsync("s", Token)).ShouldNotBeNull();
        followed.IsWritable.ShouldBeFalse();
        followed.TryAppend("e"u8, "x"u8, out _).ShouldBeFalse();
        var reader = TestNode.ReadAsync(followed);
        TestNode.Append(stream, 11, 1_000);
        stream.TryComplete("end"u8, "1011"u8, out _);

        (await reader).ShouldBe(TestNode.Expected(stream, 1, 1_011));
        followed.IsCompleted.ShouldBeTrue();
        followed.Head.ShouldBe(stream.Head);
        (await _b.Registry.FindAsync("s", Token)).ShouldBeSameAs(followed);
        (await _b.Registry.FindAsync("none", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task FindAsync_TagsOfTheStream_AreThereForWhoeverDecidesAboutReaders()
    {
        _a.Registry.Create("s", new EventStreamOptions { TimeProvider = _clock, Tags = new Dictionary<string, string> { ["tenant"] = "7" } });
        await Eventually.HoldsAsync(async () => await _shared.FindAsync("s", Token) is not null, "the stream is stored");

        (await _b.Registry.FindAsync("s", Token))!.Options.Tags["tenant"].ShouldBe("7");
    }

    [Fact]
    public async Task OpenCursor_PositionSeenOnTheOwnersNode_ContinuesOnANodeThatHeardNothing()
    {
        var stream = await CreateAsync("s", 10);
        var followed = await FollowInSilenceAsync("s");
        TestNode.Append(stream, 11, 10);
        await stream.FlushAsync(Token);
        followed.Head.Sequence.ShouldBe(10);

        var seen = await TestNode.ReadAsync(followed, new StreamPosition(stream.Epoch, 15), 5);

        seen.ShouldBe(TestNode.Expected(stream, 16, 5));
    }

    [Fact]
    public async Task OpenCursor_PositionOfTheFuture_IsAGapOnceTheStoreWasAsked()
    {
        var stream = await CreateAsync("s", 10);
        var followed = (await _b.Registry.FindAsync("s", Token))!;
        foreach (var node in new[] { stream, followed })
        {
            var cursor = node.OpenCursor(new StreamPosition(stream.Epoch, 11));
            cursor.TryRead(out _).ShouldBe(CursorStatus.Empty);
            await DurableStreamTests.ReadToGapAsync(cursor);
            cursor.Gap!.EpochChanged.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task NotificationLost_PollFindsTheNews()
    {
        var stream = await CreateAsync("s", 1);
        var followed = await FollowInSilenceAsync("s");
        TestNode.Append(stream, 2, 5);
        await stream.FlushAsync(Token);
        followed.Head.Sequence.ShouldBe(1);

        _clock.Advance(TimeSpan.FromSeconds(1));

        (await TestNode.ReadAsync(followed, count: 6)).ShouldBe(TestNode.Expected(stream, 1, 6));
    }

    [Fact]
    public async Task FindAsync_IdUsedAgainOnAnotherNode_IsTheNewStreamEverywhere()
    {
        var old = await CreateAsync("s", 1);
        old.TryComplete("end"u8, "2"u8, out _);
        await old.FlushAsync(Token);
        (await _b.Registry.FindAsync("s", Token))!.Head.ShouldBe(old.Head);
        await using var c = new TestNode(_shared, _clock, NobodyDies);
        var next = c.Registry.Create("s", new EventStreamOptions { ReplaceCompleted = true, TimeProvider = _clock });
        TestNode.Append(next, 1, 5);
        (await next.FlushAsync(Token)).ShouldBeTrue();

        foreach (var node in new[] { _a, _b })
            (await node.Registry.FindAsync("s", Token)).ShouldNotBeNull().Epoch.ShouldBe(next.Epoch);
        (await TestNode.ReadAsync(old)).Count.ShouldBe(2);
        c.Kill();
    }

    [Fact]
    public async Task FindAsync_RunningStream_ListensOnlyWhileThereIsOne()
    {
        var stream = await CreateAsync("s", 1);
        _b.Store.Watchers.ShouldBe(0);

        var followed = (await _b.Registry.FindAsync("s", Token))!;
        await Eventually.HoldsAsync(() => _b.Store.Watchers == 1, "the node listens");
        stream.TryComplete("end"u8, "2"u8, out _);
        await Eventually.HoldsAsync(() => followed.IsCompleted, "the end has come");
        await Eventually.HoldsAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(5));
                return _b.Store.Watchers == 0;
            },
            "the node does not listen any more");

        var next = await CreateAsync("next", 1);
        var reader = TestNode.ReadAsync((await _b.Registry.FindAsync("next", Token))!);
        await Eventually.HoldsAsync(() => _b.Store.Watchers == 1, "the node listens again");
        next.TryComplete("end"u8, "2"u8, out _);
        (await reader).ShouldBe(TestNode.Expected(next, 1, 2));
    }

    [Fact]
    public async Task OpenAsync_StreamOfAnotherNode_FencesItAndGoesOnWithTheSequence()
    {
        var old = await CreateAsync("s", 10);
        var reader = TestNode.ReadAsync(old);
        var told = new TaskCompletionSource();
        await using var registration = old.OwnershipLost.Register(told.SetResult);

        var taken = await _b.Registry.OpenAsync("s", cancellationToken: Token);
        taken.Epoch.ShouldBeGreaterThan(old.Epoch);
        var late = new StreamPosition(old.Epoch, 11);
        TestNode.Append(taken, 11, 10);
        TestNode.TryAppend(old, 11, 3);

        await told.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);
        old.IsWritable.ShouldBeFalse();
        taken.TryComplete("end"u8, "21"u8, out _);
        (await reader).ShouldBe(TestNode.Expected(taken, 1, 21));
        taken.Epochs.At(10).ShouldNotBe(taken.Epochs.At(11));

        // A position of the first epoch goes on anywhere, one that was never confirmed is a gap.
        (await TestNode.ReadAsync(taken, new StreamPosition(taken.Epochs.At(1), 7))).ShouldBe(TestNode.Expected(taken, 8, 14));
        (await TestNode.ReadAsync(old, new StreamPosition(taken.Epochs.At(1), 7))).ShouldBe(TestNode.Expected(taken, 8, 14));
        await DurableStreamTests.ReadToGapAsync(taken.OpenCursor(late));
    }

    [Fact]
    public async Task OpenCursor_PositionOfANewerOwner_IsGoodOnANodeThatDoesNotKnowItWasFenced()
    {
        var old = await CreateAsync("s", 10);
        var taken = await _b.Registry.OpenAsync("s", cancellationToken: Token);
        TestNode.Append(taken, 11, 10);
        await taken.FlushAsync(Token);
        old.IsWritable.ShouldBeTrue();

        var seen = await TestNode.ReadAsync(old, new StreamPosition(taken.Epoch, 15), 5);

        seen.ShouldBe(TestNode.Expected(taken, 16, 5));
        old.OwnershipLost.IsCancellationRequested.ShouldBeTrue();
    }

    /// <summary>The store's answer may come at any moment between a reader's looks.</summary>
    [Fact]
    public async Task TryRead_WhileTheStoreAnswers_NeverMakesAGapOfAGoodPosition()
    {
        for (var round = 0; round < 300; round++)
        {
            var old = await CreateAsync($"s{round}", 10);
            var taken = await _b.Registry.OpenAsync(old.Id, cancellationToken: Token);
            TestNode.Append(taken, 11, 10);
            await taken.FlushAsync(Token);

            var cursor = old.OpenCursor(new StreamPosition(taken.Epoch, 15));
            cursor.TryRead(out _).ShouldBe(CursorStatus.Empty);
            cursor.Wake();
            await cursor.WaitAsync(Token);
            CursorStatus status;
            while ((status = cursor.TryRead(out _)) == CursorStatus.Empty)
                Token.ThrowIfCancellationRequested();

            status.ShouldBe(CursorStatus.Data, $"in round {round}");
        }
    }

    /// <summary>A writer may see that it has lost the stream before anybody tells it, and want it back.</summary>
    [Fact]
    public async Task OpenAsync_AtTheMomentTheStreamIsLost_TakesItBack()
    {
        for (var round = 0; round < 300; round++)
        {
            var old = await CreateAsync($"s{round}", 1);
            await _b.Registry.OpenAsync(old.Id, cancellationToken: Token);
            old.TryAppend("e"u8, "never seen"u8, out _);
            while (old.IsWritable)
                Token.ThrowIfCancellationRequested();

            (await _a.Registry.OpenAsync(old.Id, cancellationToken: Token)).IsWritable.ShouldBeTrue($"in round {round}");
        }
    }

    [Fact]
    public async Task OpenAsync_BackAndForth_NeverInterleavesAndKeepsAllReaders()
    {
        await CreateAsync("s", 5);
        var nodes = new[] { _a, _b };
        var readers = nodes.Select(async n => await TestNode.ReadAsync((await n.Registry.FindAsync("s", Token))!)).ToList();
        var next = 6;
        EventStream stream = null!;
        for (var round = 0; round < 20; round++)
        {
            stream = await nodes[(round + 1) % 2].Registry.OpenAsync("s", cancellationToken: Token);
            TestNode.Append(stream, next, 7);
            (await stream.FlushAsync(Token)).ShouldBeTrue();
            next += 7;
            await Eventually.HoldsAsync(() => Fenced(nodes[round % 2]), "the old owner knows");
        }
        stream.TryComplete("end"u8, System.Text.Encoding.ASCII.GetBytes($"{next}"), out _);

        foreach (var reader in readers)
            (await reader).ShouldBe(TestNode.Expected(stream, 1, next));

        // Only an attempt to write tells an owner; a reader's question does too.
        bool Fenced(TestNode node)
        {
            if (node.Registry.TryGet("s", out var old))
                old.TryAppend("e"u8, "never seen"u8, out _);
            return old is not { IsWritable: true };
        }
    }

    [Fact]
    public async Task OpenAsync_CompletedStream_IsRefused()
    {
        var stream = await CreateAsync("s", 1);
        stream.TryComplete("end"u8, "2"u8, out _);
        await stream.FlushAsync(Token);

        await Should.ThrowAsync<StreamCompletedException>(async () => await _b.Registry.OpenAsync("s", cancellationToken: Token));
        await Should.ThrowAsync<StreamExistsException>(async () => await _a.Registry.OpenAsync("s", cancellationToken: Token));
    }

    [Fact]
    public async Task Sweep_FollowedStreamNobodyReads_IsForgottenAndFoundAgain()
    {
        await CreateAsync("s", 10);

        await _b.FollowAndForgetAsync("s", _clock);

        (await _b.Registry.FindAsync("s", Token)).ShouldNotBeNull().Head.Sequence.ShouldBe(10);
    }

    [Fact]
    public async Task FindAsync_LargeStream_IsReadFromTheStorePageByPage()
    {
        await using var c = new TestNode(_shared, _clock, o =>
        {
            NobodyDies(o);
            o.StoreOptions.FollowWholeBytes = 10_000;
        });
        var stream = await CreateAsync("s", 20_000);
        var followed = (await c.Registry.FindAsync("s", Token))!;
        followed.AllocatedBytes.ShouldBeLessThan(2_000);
        var reader = TestNode.ReadAsync(followed);
        TestNode.Append(stream, 20_001, 10);
        stream.TryComplete("end"u8, "20011"u8, out _);

        (await reader).ShouldBe(TestNode.Expected(stream, 1, 20_011));
    }

    [Fact]
    public async Task DeleteAsync_StreamSomebodyReadsAndWrites_EndsBoth()
    {
        var stream = await CreateAsync("s", 3);
        var followed = (await _b.Registry.FindAsync("s", Token))!;
        var reader = TestNode.ReadAsync(followed);

        (await _b.Registry.DeleteAsync("s", Token)).ShouldBeTrue();
        TestNode.Append(stream, 4, 1);
        await Eventually.HoldsAsync(() => stream.OwnershipLost.IsCancellationRequested, "the writer is told");
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await reader).Count.ShouldBe(3);
        (await _b.Registry.FindAsync("s", Token)).ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        _a.Kill();
        _b.Kill();
        await _shared.DisposeAsync();
    }

    /// <summary>The clock jumps here and there, by more than a lease and before all nodes could give a sign of life.</summary>
    private static void NobodyDies(EventStreamRegistryOptions options) => options.StoreOptions.LeaseDuration = TimeSpan.FromDays(30);

    /// <summary>A stream that the second node has looked up and will hear nothing of, until the clock moves.</summary>
    private async Task<EventStream> FollowInSilenceAsync(string id)
    {
        _b.Store.IsSilent = true;
        var followed = (await _b.Registry.FindAsync(id, Token)).ShouldNotBeNull();
        // Once to find it, and once because nobody knows what has happened since.
        await Eventually.HoldsAsync(() => _b.Seen.Calls(nameof(IEventStore.ReadAsync)) == 2, "the node has looked for news");
        return followed;
    }

    private async Task<EventStream> CreateAsync(string id, int events)
    {
        var stream = _a.Registry.Create(id);
        TestNode.Append(stream, 1, events);
        (await stream.FlushAsync(Token)).ShouldBeTrue();
        return stream;
    }
}
