using Sse.Primitives;

namespace Sse.Benchmarks.Stores;

/// <summary>Appending through the whole way: streams, group commit, store, confirmation.</summary>
internal sealed class StoredEvents(Func<IEventStore> open, int streams)
{
    /// <summary>What a stored frame has in bytes, its id included: event, name and data add up to this.</summary>
    public const int FrameBytes = 300;

    private static readonly byte[] Data = [.. Enumerable.Repeat((byte)'x', FrameBytes - 50)];

    private readonly Lazy<EventStreamRegistry> _registry = new(() =>
    {
        var registry = new EventStreamRegistry(
            new EventStreamRegistryOptions { StoreOptions = { MaxWaitingBytes = 256 * 1024 * 1024 }, StreamDefaults = { MaxEvents = 10_000 } }, [open()]);
        registry.InitializeAsync().AsTask().GetAwaiter().GetResult();
        return registry;
    });

    private EventStream[]? _open;
    private int _number;

    public EventStreamRegistry Registry => _registry.Value;

    /// <summary>Appends so many events over all streams, and returns when the last of them is durable and visible.</summary>
    public async ValueTask<long> AppendAsync(int events)
    {
        _open ??= [.. Enumerable.Range(0, streams).Select(_ => Registry.Create($"bench-{_number++}"))];
        for (var i = 0; i < events; i++)
            _open[i % streams].Append("step.progress"u8, Data);
        foreach (var stream in _open)
            await stream.FlushAsync();
        return FrameBytes;
    }
}
