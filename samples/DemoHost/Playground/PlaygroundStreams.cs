using Sse.Primitives;

namespace DemoHost.Playground;

/// <summary>
/// The visitors' streams. Reading creates a stream as writing does, so that two tabs may come in either order. When there are too many, the one that
/// nobody has opened or written to for the longest time is ended; a reader of it that comes back is told of the gap and goes on with a new one.
/// </summary>
internal sealed class PlaygroundStreams(PlaygroundOptions options)
{
    private readonly Lock _lock = new();

    /// <summary>Those used last come first. Under the lock, as is <see cref="_nodes"/>.</summary>
    private readonly LinkedList<EventStream> _byUse = new();
    private readonly Dictionary<string, LinkedListNode<EventStream>> _nodes = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_lock)
                return _nodes.Count;
        }
    }

    /// <summary>Finds or creates a stream.</summary>
    public EventStream Open(string key)
    {
        lock (_lock)
            return Use(key);
    }

    /// <summary>Appends under the lock: the stream cannot be ended between being found and being written to.</summary>
    public StreamPosition Append(string key, ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> data)
    {
        lock (_lock)
            return Use(key).Append(eventType, data);
    }

    private EventStream Use(string key)
    {
        if (_nodes.TryGetValue(key, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value;
        }
        if (_nodes.Count >= options.MaxStreams)
            EndOldest();
        var stream = new EventStream(key, new EventStreamOptions { MaxEvents = options.MaxEvents, MaxBytes = options.MaxStreamBytes });
        _nodes[key] = _byUse.AddFirst(stream);
        return stream;
    }

    private void EndOldest()
    {
        var oldest = _byUse.Last!.Value;
        _byUse.RemoveLast();
        _nodes.Remove(oldest.Id);
        oldest.TryComplete("playground.ended"u8, "{}"u8, out _);
    }
}
