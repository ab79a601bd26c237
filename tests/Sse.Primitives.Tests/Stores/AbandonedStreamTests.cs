using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

public sealed class AbandonedStreamTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _shared = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly List<TestNode> _nodes = [];
    private readonly TestNode _dying;
    private readonly TestNode _living;
    private string _ended = "";

    public AbandonedStreamTests()
    {
        _dying = Start();
        _living = Start(o => o.StoreOptions.EndAbandoned = EndAsync);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NodeDies_ItsStreamIsEndedWithinTheLeaseByAnother()
    {
        var stream = _dying.Registry.Create("s");
        TestNode.Append(stream, 1, 3);
        await stream.FlushAsync(Token);
        var reader = TestNode.ReadAsync((await _living.Registry.FindAsync("s", Token))!);
        await BeatAsync(3);
        _dying.Kill();

        await BeatAsync(3);
        reader.IsCompleted.ShouldBeFalse();
        await Eventually.HoldsAsync(Beating(() => ValueTask.FromResult(reader.IsCompleted)), "the stream is ended");

        var seen = await reader;
        seen.Count.ShouldBe(5);
        seen[3].ShouldEndWith(":step left open after 3");
        seen[4].ShouldEndWith(":abandoned");
        (await _shared.FindAsync("s", Token)).ShouldNotBeNull().Attributes.Status.ShouldBe("abandoned");
        stream.TryAppend("e"u8, "back again"u8, out _);
        await Eventually.HoldsAsync(() => _ended == "s", "the callback has run once");
    }

    [Fact]
    public async Task NodeLives_NothingIsEndedHoweverLongItTakes()
    {
        var stream = _dying.Registry.Create("s");
        TestNode.Append(stream, 1, 1);
        await stream.FlushAsync(Token);

        await BeatAsync(60);

        stream.IsWritable.ShouldBeTrue();
        _ended.ShouldBe("");
    }

    [Fact]
    public async Task NodeStopsProperly_WhatItLeftRunningIsEndedSoon()
    {
        var stream = _dying.Registry.Create("s");
        TestNode.Append(stream, 1, 1);
        await _dying.DisposeAsync();

        await Eventually.HoldsAsync(Beating(() => IsEndedAsync("s")), "the stream is ended");
    }

    [Fact]
    public async Task EndAbandonedAsync_CallerLeavesInTheMiddle_StreamIsEndedAllTheSame()
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var asked = Start(o =>
        {
            o.StoreOptions.HeartbeatInterval = TimeSpan.FromSeconds(7); // So that the lease runs out between two heartbeats.
            o.StoreOptions.EndAbandoned = async (_, token) =>
            {
                begun.TrySetResult();
                await release.Task.WaitAsync(token);
            };
        });
        _living.Kill();
        var stream = _dying.Registry.Create("s");
        TestNode.Append(stream, 1, 3);
        await stream.FlushAsync(Token);
        await Eventually.HoldsAsync(() => Rounds(_dying) == 1 && Rounds(asked) == 1, "both have given the signs of life of their start");
        (await asked.Registry.EndAbandonedAsync("s", Token)).ShouldBeFalse("its owner is alive");
        _dying.Kill();
        for (var round = 2; round <= 3; round++)
        {
            _clock.Advance(TimeSpan.FromSeconds(7));
            await Eventually.HoldsAsync(() => Rounds(asked) == round, "it has given another sign of life");
        }
        _clock.Advance(TimeSpan.FromSeconds(1.5));
        using var caller = new CancellationTokenSource();

        var ending = asked.Registry.EndAbandonedAsync("s", caller.Token).AsTask();
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Token);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(ending);
        release.SetResult();

        await Eventually.HoldsAsync(Beating(() => IsEndedAsync("s")), "the stream is ended");
    }

    /// <summary>The list of nodes is as old as the question, however long the answer is under way.</summary>
    [Fact]
    public async Task EndAbandonedAsync_StoreAnswersAfterMoreThanALease_EndsNothingOfTheLiving()
    {
        var stream = _dying.Registry.Create("s");
        TestNode.Append(stream, 1, 1);
        await stream.FlushAsync(Token);
        await Eventually.HoldsAsync(() => Rounds(_dying) == 1 && Rounds(_living) == 1, "both have given the signs of life of their start");
        (await _living.Registry.EndAbandonedAsync("s", Token)).ShouldBeFalse();
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _living.Seen.HoldBeats = answer.Task;
        var before = _living.Seen.Calls(nameof(IEventStore.BeatAsync));

        var asking = _living.Registry.EndAbandonedAsync("s", Token).AsTask();
        await Eventually.HoldsAsync(() => _living.Seen.Calls(nameof(IEventStore.BeatAsync)) > before, "the store was asked");
        _clock.Advance(TimeSpan.FromSeconds(20));
        answer.SetResult();

        (await asking).ShouldBeFalse();
    }

    [Fact]
    public async Task TakeOverIsDoneAndItsAnswerLost_StreamIsEndedAllTheSame()
    {
        var stream = _dying.Registry.Create("s");
        TestNode.Append(stream, 1, 3);
        await stream.FlushAsync(Token);
        _living.Seen.OpensTwice = true;
        _dying.Kill();
        await Eventually.HoldsAsync(Beating(() => IsOwnedByTheLivingAsync("s")), "it is taken over");
        _living.Seen.OpensTwice = false;

        await Eventually.HoldsAsync(Beating(() => IsEndedAsync("s")), "the stream is ended");
    }

    [Fact]
    public async Task CallbackFails_StreamIsEndedAllTheSame()
    {
        var stream = _dying.Registry.Create("throws");
        TestNode.Append(stream, 1, 1);
        await stream.FlushAsync(Token);
        _dying.Kill();

        await Eventually.HoldsAsync(Beating(() => IsEndedAsync("throws")), "the stream is ended");

        var seen = await TestNode.ReadAsync((await _living.Registry.FindAsync("throws", Token))!);
        seen[^1].ShouldContain("stream.abandoned");
    }

    [Fact]
    public async Task ManyStreamsOfADeadNode_AreAllEndedOnce()
    {
        await using var third = Start(o => o.StoreOptions.EndAbandoned = EndAsync);
        var ids = Enumerable.Range(0, 100).Select(i => $"s{i}").ToList();
        var streams = ids.Select(id => _dying.Registry.Create(id)).ToList();
        foreach (var stream in streams)
        {
            TestNode.Append(stream, 1, 2);
            await stream.FlushAsync(Token);
        }
        _dying.Kill();

        await Eventually.HoldsAsync(Beating(() => IsEndedAsync([.. ids])), "all are ended");

        foreach (var id in ids)
            (await TestNode.ReadAsync((await third.Registry.FindAsync(id, Token))!)).Count.ShouldBe(4);
        third.Kill();
    }

    [Fact]
    public async Task TakeOverFailsHalfWay_StreamIsEndedOnceTheStoreIsWellAgain()
    {
        foreach (var id in (string[])["s", "other"])
        {
            var stream = _dying.Registry.Create(id);
            TestNode.Append(stream, 1, 3);
            await stream.FlushAsync(Token);
        }
        _living.Store.IsUnreadable = true;
        _dying.Kill();
        await Eventually.HoldsAsync(Beating(() => IsOwnedByTheLivingAsync("s", "other")), "both are taken over, and neither can be read");
        await BeatAsync(3);
        (await IsEndedAsync("s")).ShouldBeFalse();

        _living.Store.IsUnreadable = false;

        await Eventually.HoldsAsync(Beating(() => IsEndedAsync("s", "other")), "both are ended");
        (await TestNode.ReadAsync((await _living.Registry.FindAsync("s", Token))!)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task OpenAsync_FailsHalfWayAndIsNotTriedAgain_StreamIsEndedAfterALease()
    {
        _living.Store.IsUnreadable = true;
        await Should.ThrowAsync<IOException>(async () => await _living.Registry.OpenAsync("s", cancellationToken: Token));
        (await IsOwnedByTheLivingAsync("s")).ShouldBeTrue();
        _living.Store.IsUnreadable = false;

        await BeatAsync(3);
        (await IsEndedAsync("s")).ShouldBeFalse("there is time to try again");

        await Eventually.HoldsAsync(Beating(() => IsEndedAsync("s")), "the stream is ended");
    }

    [Fact]
    public async Task OpenAsync_FailsHalfWayAndIsTriedAgain_StreamIsTheCallers()
    {
        _living.Store.IsUnreadable = true;
        await Should.ThrowAsync<IOException>(async () => await _living.Registry.OpenAsync("s", cancellationToken: Token));
        _living.Store.IsUnreadable = false;
        var stream = await _living.Registry.OpenAsync("s", cancellationToken: Token);

        await BeatAsync(12);

        TestNode.Append(stream, 1, 1);
        (await stream.FlushAsync(Token)).ShouldBeTrue();
        (await IsEndedAsync("s")).ShouldBeFalse();
    }

    [Fact]
    public async Task OpenAsync_TriedAgainAndSlow_StreamIsTheCallersAllTheSame()
    {
        var held = HeldReads.Over(_shared);
        await using var slow = Start(store: held.Store);
        slow.Store.IsUnreadable = true;
        await Should.ThrowAsync<IOException>(async () => await slow.Registry.OpenAsync("s", cancellationToken: Token));
        slow.Store.IsUnreadable = false;
        held.Hold();
        var opening = slow.Registry.OpenAsync("s", cancellationToken: Token).AsTask();
        await held.Waiting.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Token);

        await BeatAsync(12); // Longer than what failed the first time is given.
        held.Release();

        var stream = await opening;
        await BeatAsync(3);
        TestNode.Append(stream, 1, 1);
        (await stream.FlushAsync(Token)).ShouldBeTrue();
        (await IsEndedAsync("s")).ShouldBeFalse();
    }

    [Fact]
    public async Task CallbackTakesLongerThanALease_NobodyTakesThisNodeForDead()
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var busy = Start(o => o.StoreOptions.EndAbandoned = async (_, token) =>
        {
            begun.TrySetResult();
            await release.Task.WaitAsync(token);
        });
        var own = busy.Registry.Create("own");
        TestNode.Append(own, 1, 1);
        await own.FlushAsync(Token);
        var left = _dying.Registry.Create("left");
        TestNode.Append(left, 1, 1);
        await left.FlushAsync(Token);
        _living.Kill();
        _dying.Kill();
        await Eventually.HoldsAsync(Beating(() => ValueTask.FromResult(begun.Task.IsCompleted)), "it is being ended");
        await using var watching = Start(o => o.StoreOptions.EndAbandoned = EndAsync);
        await watching.Registry.InitializeAsync(Token);

        await BeatAsync(20);

        own.IsWritable.ShouldBeTrue();
        _ended.ShouldBe("");
        release.SetResult();
        await Eventually.HoldsAsync(Beating(() => IsEndedAsync("left")), "what the dead node left is ended");
        watching.Kill();
    }

    [Fact]
    public async Task CallbackNeverReturns_ItsStreamAndTheOthersAreEndedAllTheSame()
    {
        await using var stuck = Start(o => o.StoreOptions.EndAbandoned = (_, _) => new ValueTask(new TaskCompletionSource().Task));
        await stuck.Registry.InitializeAsync(Token);
        foreach (var id in new[] { "first", "second" })
        {
            var stream = _dying.Registry.Create(id);
            TestNode.Append(stream, 1, 1);
            await stream.FlushAsync(Token);
        }
        _living.Kill();
        _dying.Kill();

        await Eventually.HoldsAsync(Beating(() => IsEndedAsync("first")), "the first is ended");
        await Eventually.HoldsAsync(Beating(() => IsEndedAsync("second")), "the second is ended");
    }

    public ValueTask DisposeAsync()
    {
        _dying.Kill();
        _living.Kill();
        return _shared.DisposeAsync();
    }

    /// <summary>Reads the stream as the layer above would, and ends it in its own words.</summary>
    private async ValueTask EndAsync(EventStream stream, CancellationToken cancellationToken)
    {
        if (stream.Id == "throws")
            throw new InvalidOperationException("no idea how to end this");
        var cursor = stream.OpenCursor();
        while (cursor.Position.Sequence < stream.Head.Sequence)
        {
            if (cursor.TryRead(out _) == CursorStatus.Empty)
                await cursor.WaitAsync(cancellationToken);
        }
        stream.Append("e"u8, System.Text.Encoding.ASCII.GetBytes($"step left open after {cursor.Position.Sequence}"));
        stream.Attributes = stream.Attributes with { Status = "abandoned" };
        stream.TryComplete("e"u8, "abandoned"u8, out _);
        _ended += stream.Id;
    }

    private TestNode Start(Action<EventStreamRegistryOptions>? configure = null, IEventStore? store = null)
    {
        var node = new TestNode(store ?? _shared, _clock, configure);
        _nodes.Add(node);
        return node;
    }

    /// <summary>How often a node has judged which others live.</summary>
    private static int Rounds(TestNode node) => node.Seen.Calls(nameof(IEventStore.FindOrphansAsync));

    /// <summary>Lets time pass, but no faster than those who live give signs of it: on a busy machine they would be taken for dead.</summary>
    private async Task BeatAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(3));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            await Eventually.HoldsAsync(() => _nodes.TrueForAll(n => n.IsSeenAlive), "those who live have given signs of it");
        }
    }

    /// <inheritdoc cref="BeatAsync"/>
    private Func<ValueTask<bool>> Beating(Func<ValueTask<bool>> condition) => () =>
    {
        if (_nodes.TrueForAll(n => n.IsSeenAlive))
            _clock.Advance(TimeSpan.FromSeconds(1));
        return condition();
    };

    private async ValueTask<bool> IsOwnedByTheLivingAsync(params string[] ids)
    {
        foreach (var id in ids)
        {
            if ((await _shared.FindAsync(id, Token))?.Owner != _living.Registry.Node)
                return false;
        }
        return true;
    }

    private async ValueTask<bool> IsEndedAsync(params string[] ids)
    {
        foreach (var id in ids)
        {
            if (await _shared.FindAsync(id, Token) is not { IsCompleted: true })
                return false;
        }
        return true;
    }
}
