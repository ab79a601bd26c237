using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Sse.Primitives;

/// <summary>
/// The streams of one process by id. Drops completed streams when their time is over and keeps all of them together below a
/// memory limit.
/// </summary>
public sealed partial class EventStreamRegistry : IDisposable
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
        // The registry outlives whoever is the first to need it; a request's context must not live as long.
        using var noFlow = DetachedContext.Enter();
        _sweeper = _options.TimeProvider.CreateTimer(
            static state => ((EventStreamRegistry)state!).Sweep(), this, _options.SweepInterval, _options.SweepInterval);
    }

    /// <summary>How many streams there are.</summary>
    public int Count => _streams.Count;

    /// <summary>Completed streams dropped so far, by age or by the memory limit.</summary>
    public long EvictedStreams => Interlocked.Read(ref _evictedStreams);

    /// <summary>Events dropped so far, with their streams or from the head of running ones.</summary>
    public long EvictedEvents => Interlocked.Read(ref _evictedEvents) + _streams.Values.Sum(s => s.EvictedEvents);

    /// <summary>Memory that all streams use, those of other nodes and derived ones included, in bytes.</summary>
    public long AllocatedBytes => InMemory.Sum(s => s.AllocatedBytes);

    /// <summary>All streams of this process, in no particular order; a snapshot of this moment.</summary>
    public IReadOnlyCollection<EventStream> Streams => [.. _streams.Values];

    /// <summary>
    /// Creates a stream under an id that is free. With a store it is created there behind the scenes, and its events become visible
    /// when the store has them; should its id turn out to be taken there, <see cref="EventStream.OwnershipLost"/> is signalled.
    /// </summary>
    /// <exception cref="StreamExistsException">The id is taken.</exception>
    /// <exception cref="ArgumentException">The id or an option is not usable.</exception>
    public EventStream Create(string id, EventStreamOptions? options = null)
    {
        var session = SessionOf(id);
        var stream = New(id, options, session);
        if (session?.Followers.TryGet(id, out _) == true || !_streams.TryAdd(id, stream))
            throw new StreamExistsException(id);
        stream.Storage?.MarkDirty();
        return stream;
    }

    /// <summary>The stream of this process with this id, created when there is none.</summary>
    /// <exception cref="ArgumentException">The id or an option is not usable.</exception>
    public EventStream GetOrCreate(string id, EventStreamOptions? options = null)
    {
        if (TryGet(id, out var stream))
            return stream;
        var created = New(id, options, SessionOf(id));
        stream = _streams.GetOrAdd(id, created);
        if (ReferenceEquals(stream, created))
            stream.Storage?.MarkDirty();
        return stream;
    }

    /// <summary>Finds a stream in memory. One that only the store has is found by <see cref="FindAsync"/>.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out EventStream? stream) =>
        _streams.TryGetValue(id, out stream) || (SessionOf(id) is { } session && session.Followers.TryGet(id, out stream));

    /// <summary>
    /// Forgets a stream. Readers that hold it read on. What a store keeps of it stays there, to be found again;
    /// <see cref="DeleteAsync"/> removes that too.
    /// </summary>
    public bool Remove(string id)
    {
        SessionOf(id)?.Followers.Forget(id);
        if (!_streams.TryRemove(id, out var stream))
            return false;
        Interlocked.Add(ref _evictedEvents, stream.EvictedEvents);
        return true;
    }

    /// <summary>Forgets a stream as <see cref="Remove(string)"/> does, but not another one that is under its id by now.</summary>
    public bool Remove(EventStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SessionOf(stream.Id)?.Followers.Forget(stream);
        if (!_streams.TryRemove(KeyValuePair.Create(stream.Id, stream)))
            return false;
        Interlocked.Add(ref _evictedEvents, stream.EvictedEvents);
        return true;
    }

    /// <summary>Applies age and memory limits now; otherwise done every <see cref="EventStreamRegistryOptions.SweepInterval"/>.</summary>
    public void Sweep()
    {
        var now = _options.TimeProvider.GetUtcNow();
        foreach (var session in _sessions)
            session.Followers.Sweep();
        foreach (var stream in _streams.Values)
        {
            if (stream.CompletedAt is { } completed && now - completed >= stream.Options.KeepCompleted)
                Evict(stream);
            else
                TrimByAge(stream);
        }
        if (AllocatedBytes > _options.MaxTotalBytes)
            ReduceMemory();
    }

    /// <summary>Stops at once. With a store use <see cref="DisposeAsync"/>, which first brings there what is left.</summary>
    public void Dispose()
    {
        _sweeper.Dispose();
        _meter?.Dispose();
        foreach (var session in _sessions)
            session.Stop();
    }

    internal static void TrimByAge(EventStream stream)
    {
        foreach (var member in stream.Family)
            member.TrimByAge();
    }

    private IEnumerable<EventStream> InMemory =>
        _streams.Values.Concat(_sessions.SelectMany(s => s.Followers.Streams)).SelectMany(static s => s.Family);

    private EventStream New(string id, EventStreamOptions? options, StoreSession? session)
    {
        options ??= _options.StreamDefaults;
        if (session is null)
            return new EventStream(id, options);
        var storage = new StreamStorage(session);
        return storage.Stream = new EventStream(id, options, storage);
    }

    private void ReduceMemory()
    {
        var excess = AllocatedBytes - _options.MaxTotalBytes;
        foreach (var stream in _streams.Values.Where(s => s.IsCompleted).OrderBy(s => s.CompletedAt))
        {
            if (excess <= 0)
                return;
            if (Evict(stream))
                excess -= stream.Family.Sum(static s => s.AllocatedBytes);
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
        var streams = InMemory.ToList();
        var left = streams.Count;
        foreach (var stream in streams.OrderBy(s => s.AllocatedBytes))
        {
            var share = remaining / Math.Max(1, left--);
            stream.TrimTo(share);
            remaining -= stream.AllocatedBytes;
        }
    }

    /// <summary>Forgets a completed stream, unless its store does not have all of it yet.</summary>
    private bool Evict(EventStream stream)
    {
        if (stream.Visible < stream.Appended || !_streams.TryRemove(KeyValuePair.Create(stream.Id, stream)))
            return false;
        Interlocked.Increment(ref _evictedStreams);
        Interlocked.Add(ref _evictedEvents, stream.Head.Sequence);
        return true;
    }
}
