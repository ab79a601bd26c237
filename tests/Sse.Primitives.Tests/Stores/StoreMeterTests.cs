using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Sse.Primitives;

namespace Sse.Primitives.Tests.Stores;

public sealed class StoreMeterTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _shared = new();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value)> _seen = [];

    /// <summary>A place that no other test's registry has, because meters are one for the process.</summary>
    private const int Shard = 12;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Meter_StoreThatGoesAwayAndComesBack_TellsWhatHappens()
    {
        var store = new Sse.Testing.FaultyEventStore(_shared);
        await using var registry = new EventStreamRegistry(null, Enumerable.Range(0, Shard + 1).Select(i => i == Shard ? store : (IEventStore)new InMemoryEventStore()));
        var stream = registry.Create(Enumerable.Range(0, 10_000).Select(i => $"s{i}").First(id => StreamShard.Of(id, Shard + 1) == Shard));
        Listen();
        TestNode.Append(stream, 1, 10);
        await stream.FlushAsync(Token);
        Read("sse.store.available").ShouldBe(1);
        Read("sse.store.waiting").ShouldBe(0);
        Sum("sse.store.events").ShouldBe(10);
        Sum("sse.store.bytes").ShouldBe(stream.Bytes);
        _seen.ShouldContain(s => s.Name == "sse.store.commit.duration");

        store.IsDown = true;
        TestNode.Append(stream, 11, 5);
        await Eventually.HoldsAsync(() => registry.Stores[Shard].State == StoreState.Unavailable, "the outage is seen");
        Read("sse.store.available").ShouldBe(0);
        Read("sse.store.waiting").ShouldBeGreaterThan(0);
        Sum("sse.store.failures").ShouldBeGreaterThan(0);

        store.IsDown = false;
        await stream.FlushAsync(Token);
        await Eventually.HoldsAsync(() => registry.Stores[Shard].State == StoreState.Available, "it is back");
        Read("sse.store.available").ShouldBe(1);
        Read("sse.store.lost").ShouldBe(0);
    }

    [Fact]
    public async Task Meter_DisposedRegistry_IsObservedNoMore()
    {
        var registry = new EventStreamRegistry(null, Enumerable.Range(0, Shard + 1).Select(_ => new InMemoryEventStore()));
        Listen();
        Read("sse.store.available");

        await registry.DisposeAsync();

        _seen.Clear();
        _listener.RecordObservableInstruments();
        _seen.ShouldNotContain(s => s.Name == "sse.store.available");
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _shared.DisposeAsync();
    }

    private void Listen()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Sse.Primitives")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Add(i, value, tags));
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        _listener.Start();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 1 && tags[0] is { Key: "shard", Value: int shard } && shard == Shard)
            _seen.Enqueue((instrument.Name, value));
    }

    /// <summary>What an instrument says that is read when somebody asks.</summary>
    private double Read(string name)
    {
        _listener.RecordObservableInstruments();
        return _seen.Last(s => s.Name == name).Value;
    }

    /// <summary>What a counter has counted so far.</summary>
    private double Sum(string name) => _seen.Where(s => s.Name == name).Sum(s => s.Value);
}
