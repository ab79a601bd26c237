using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Sse.Primitives;

/// <summary>
/// The streams of one process by id. Drops completed streams when their time is over and keeps all of them together below a
/// memory limit.
/// </summary>
public sealed class EventStreamRegistry : IDisposable
{
    private readonly ConcurrentDictionary<string, EventStream> _streams = new(StringComparer.Ordinal);
    private readonly EventStreamRegistryOptions _options;
    private readonly ITimer _sweeper;
    private long _evictedStreams;
    private long _evictedEvents;

    /// <summary>Creates an empty registry.</summary>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public EventStreamRegistry(EventStreamRegistryOptions? options = null)
    {
        _options = options ?? new EventStreamRegistryOptions();
        _options.Validate();
        _sweeper = _options.TimeProvider.CreateTimer(
            static state => ((EventStreamRegistry)state!).Sweep(), this, _options.SweepInterval, _options.SweepInterval);
    }

    /// <summary>How many streams there are.</summary>
    public int Count => _streams.Count;

    /// <summary>Completed streams dropped so far, by age or by the memory limit.</summary>
    public long EvictedStreams => Interlocked.Read(ref _evictedStreams);

    /// <summary>Events dropped so far, with their streams or from the head of running ones.</summary>
    public long EvictedEvents => Interlocked.Read(ref _evictedEvents) + _streams.Values.Sum(s => s.EvictedEvents);

    /// <summary>Memory that all streams use, in bytes.</summary>
    public long AllocatedBytes => _streams.Values.Sum(s => s.AllocatedBytes);

    /// <summary>All streams, in no particular order; a snapshot of this moment.</summary>
    public IReadOnlyCollection<EventStream> Streams => [.. _streams.Values];

    /// <summary>Creates a stream under an id that is free.</summary>
    /// <exception cref="StreamExistsException">The id is taken.</exception>
    /// <exception cref="ArgumentException">The id or an option is not usable.</exception>
    public EventStream Create(string id, EventStreamOptions? options = null)
    {
        var stream = new EventStream(id, options ?? _options.StreamDefaults);
        return _streams.TryAdd(id, stream) ? stream : throw new StreamExistsException(id);
    }

    /// <summary>The stream with this id, created when there is none.</summary>
    /// <exception cref="ArgumentException">The id or an option is not usable.</exception>
    public EventStream GetOrCreate(string id, EventStreamOptions? options = null) =>
        _streams.TryGetValue(id, out var stream) ? stream : _streams.GetOrAdd(id, new EventStream(id, options ?? _options.StreamDefaults));

    /// <summary>Finds a stream.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out EventStream? stream) => _streams.TryGetValue(id, out stream);

    /// <summary>Forgets a stream. Readers that hold it read on; nobody finds it any more.</summary>
    public bool Remove(string id)
    {
        if (!_streams.TryRemove(id, out var stream))
            return false;
        Interlocked.Add(ref _evictedEvents, stream.EvictedEvents);
        return true;
    }

    /// <summary>Applies age and memory limits now; otherwise done every <see cref="EventStreamRegistryOptions.SweepInterval"/>.</summary>
    public void Sweep()
    {
        var now = _options.TimeProvider.GetUtcNow();
        foreach (var stream in _streams.Values)
        {
            if (stream.CompletedAt is { } completed && now - completed >= stream.Options.KeepCompleted)
                Evict(stream);
            else
                stream.TrimByAge();
        }
        if (AllocatedBytes > _options.MaxTotalBytes)
            ReduceMemory();
    }

    /// <summary>Stops sweeping.</summary>
    public void Dispose() => _sweeper.Dispose();

    private void ReduceMemory()
    {
        var excess = AllocatedBytes - _options.MaxTotalBytes;
        foreach (var stream in _streams.Values.Where(s => s.IsCompleted).OrderBy(s => s.CompletedAt))
        {
            if (excess <= 0)
                return;
            excess -= stream.AllocatedBytes;
            Evict(stream);
        }
        TrimToFairShare();
    }

    /// <summary>
    /// Small streams keep all they have; what they leave of the limit is shared equally by the larger ones, so that one
    /// chatty stream pays for itself.
    /// </summary>
    private void TrimToFairShare()
    {
        var remaining = _options.MaxTotalBytes;
        var left = _streams.Count;
        foreach (var stream in _streams.Values.OrderBy(s => s.AllocatedBytes))
        {
            var share = remaining / Math.Max(1, left--);
            stream.TrimTo(share);
            remaining -= stream.AllocatedBytes;
        }
    }

    private void Evict(EventStream stream)
    {
        if (!_streams.TryRemove(KeyValuePair.Create(stream.Id, stream)))
            return;
        Interlocked.Increment(ref _evictedStreams);
        Interlocked.Add(ref _evictedEvents, stream.Head.Sequence);
    }
}
