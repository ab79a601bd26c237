namespace Sse.Primitives;

/// <summary>
/// A stream that is fed from the store. It is held for as long as somebody reads it, and a while longer; after that only
/// weakly, so that a reader that holds it but happens not to wait keeps what it has.
/// </summary>
internal sealed class Follower(EventStream stream, TimeProvider time)
{
    private readonly WeakReference<EventStream> _weak = new(stream);
    private EventStream? _strong = stream;
    private long _used = time.GetTimestamp();
    private int _stale = 1;

    public string Id { get; } = stream.Id;

    public EventStream? Stream => Volatile.Read(ref _strong) ?? (_weak.TryGetTarget(out var target) ? target : null);

    /// <summary>A reader found or awaits the stream.</summary>
    public void Use(EventStream used)
    {
        Volatile.Write(ref _used, time.GetTimestamp());
        // Either this sees that the stream was let go, or Release sees that it is used.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _strong) is null)
            Volatile.Write(ref _strong, used);
    }

    public void MarkStale() => Volatile.Write(ref _stale, 1);

    /// <summary>Whether there may be news; asking takes the mark away.</summary>
    public bool TakeStale() => Interlocked.Exchange(ref _stale, 0) == 1;

    /// <summary>Lets go of a stream that nobody has waited for in a while.</summary>
    public void Release(TimeSpan keep)
    {
        if (Volatile.Read(ref _strong) is not { } held)
            return;
        var used = Volatile.Read(ref _used);
        if (held.HasWaiters)
            Volatile.Write(ref _used, time.GetTimestamp());
        else if (time.GetElapsedTime(used) > keep)
        {
            Interlocked.Exchange(ref _strong, null);
            // A reader that came in between may be reachable from nowhere else while it waits.
            if (Volatile.Read(ref _used) != used)
                Volatile.Write(ref _strong, held);
        }
    }
}
