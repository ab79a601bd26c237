using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

public sealed class ShardedRegistryTests : IAsyncDisposable
{
    private readonly InMemoryEventStore[] _stores = [new(), new()];
    private readonly FaultyEventStore[] _links;
    private readonly EventStreamRegistry _registry;

    public ShardedRegistryTests()
    {
        _links = [.. _stores.Select(s => new FaultyEventStore(s))];
        _registry = new EventStreamRegistry(null, _links);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_ManyStreams_AreSpreadOverTheStoresAndFoundByEveryNode()
    {
        var streams = Enumerable.Range(0, 200).Select(i => _registry.Create($"run-{i}")).ToList();
        foreach (var stream in streams)
        {
            TestNode.Append(stream, 1, 2);
            await stream.FlushAsync(Token);
        }
        await using var other = new EventStreamRegistry(null, _stores);

        var counts = await Task.WhenAll(_stores.Select(async s => (await s.ListAsync(new StreamQuery { Limit = 1_000 }, Token)).Streams.Count));

        counts.Sum().ShouldBe(200);
        counts.Min().ShouldBeGreaterThan(70);
        foreach (var stream in streams)
            (await other.FindAsync(stream.Id, Token)).ShouldNotBeNull().Head.ShouldBe(stream.Head);
    }

    [Fact]
    public async Task ListAsync_StreamsInSeveralStores_PagesCoverAllOnceInOrder()
    {
        for (var i = 0; i < 50; i++)
            await _registry.Create($"run-{i}").FlushAsync(Token);
        await Eventually.HoldsAsync(async () => (await _registry.ListAsync(new StreamQuery { Limit = 100 }, Token)).Streams.Count == 50, "all are stored");
        var seen = new List<StoredStream>();
        string? after = null;
        do
        {
            var page = await _registry.ListAsync(new StreamQuery { Limit = 7, After = after }, Token);
            seen.AddRange(page.Streams);
            after = page.Next;
        }
        while (after is not null);

        seen.Select(s => s.Id).Distinct().Count().ShouldBe(50);
        seen.Count.ShouldBe(50);
        seen.ShouldBe(seen.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReadTailsAsync_ManyStreams_EndWithTheirLastEvent(bool stored)
    {
        await using var registry = new EventStreamRegistry(null, stored ? _links : []);
        for (var i = 0; i < 300; i++)
            TestNode.Append(registry.Create($"run-{i}"), 1, i);
        foreach (var stream in registry.Streams)
            await stream.FlushAsync(Token);
        var listed = (await registry.ListAsync(new StreamQuery { Limit = 1_000 }, Token)).Streams.ToList();
        var gone = listed.Single(s => s.Id == "run-7");
        await registry.DeleteAsync("run-7", Token);

        var tails = await registry.ReadTailsAsync(listed, events: 3, Token);

        tails.Count.ShouldBe(300);
        for (var i = 0; i < tails.Count; i++)
        {
            if (ReferenceEquals(listed[i], gone))
                tails[i].ShouldBeNull();
            else
                LastNumbersOf(tails[i].ShouldNotBeNull()).ShouldBe(Enumerable.Range(1, (int)listed[i].Head).TakeLast(3));
        }
    }

    private static IEnumerable<int> LastNumbersOf(StoredPage tail)
    {
        var numbers = new List<int>();
        foreach (var chunk in tail.Chunks)
        {
            var frames = chunk.Frames;
            while (StreamEvent.TryRead(ref frames, out var e))
                numbers.Add(int.Parse(e.Data.Span, System.Globalization.CultureInfo.InvariantCulture));
        }
        return numbers.TakeLast(3);
    }

    [Fact]
    public async Task OneStoreAway_TheOtherGoesOn()
    {
        var (here, there) = (_registry.Create(IdOn(0)), _registry.Create(IdOn(1)));
        _links[0].IsDown = true;
        TestNode.Append(here, 1, 1);
        TestNode.Append(there, 1, 1);

        (await there.FlushAsync(Token)).ShouldBeTrue();
        await Eventually.HoldsAsync(() => _registry.Stores[0].State == StoreState.Unavailable, "the outage is seen");
        here.Head.Sequence.ShouldBe(0);
        _registry.Stores[1].State.ShouldBe(StoreState.Available);
        _links[0].IsDown = false;
        (await here.FlushAsync(Token)).ShouldBeTrue();
    }

    [Fact]
    public void Of_MoreStores_MovesOnlyToTheNewOne()
    {
        var ids = Enumerable.Range(0, 10_000).Select(i => $"run-{i}").ToList();

        var moved = ids.Where(id => StreamShard.Of(id, 4) != StreamShard.Of(id, 3)).ToList();

        moved.ShouldAllBe(id => StreamShard.Of(id, 4) == 3);
        moved.Count.ShouldBeInRange(2_200, 2_800);
    }

    public async ValueTask DisposeAsync() => await _registry.DisposeAsync();

    private static string IdOn(int shard) => Enumerable.Range(0, 100).Select(i => $"s{i}").First(id => StreamShard.Of(id, 2) == shard);
}
