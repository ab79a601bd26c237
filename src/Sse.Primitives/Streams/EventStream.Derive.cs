using System.Collections.Concurrent;

namespace Sse.Primitives;

public sealed partial class EventStream
{
    private ConcurrentDictionary<string, Lazy<EventStream>>? _derived; // Most streams have none.
    private EventStream? _source;
    private long _transformFaults;

    /// <summary>How often this derived stream's transform threw; 0 for a stream that is not derived.</summary>
    public long TransformFaults => Interlocked.Read(ref _transformFaults);

    /// <summary>
    /// This stream in another format: transformed and encoded once for all readers, with the same positions, so that a reader
    /// may change from one to the other. The same name gives the same stream.
    /// </summary>
    /// <param name="name">Names the format; the derived stream's id is <c>{id}#{name}</c>.</param>
    /// <param name="createTransform">Makes the transform; called once for each name.</param>
    /// <param name="options">What else to do; null for the defaults. Used by the call that creates the stream.</param>
    /// <exception cref="InvalidOperationException">The stream is derived itself.</exception>
    public EventStream Derive(string name, Func<IEventTransform> createTransform, DerivedStreamOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(createTransform);
        // Its events have none, one or several frames each, and a transform sees single ones.
        if (_source is not null)
            throw new InvalidOperationException($"'{Id}' is derived itself. Derive from '{_source.Id}', with a transform that does both.");
        var derived = LazyInitializer.EnsureInitialized(ref _derived, static () => new(StringComparer.Ordinal));
        return derived.GetOrAdd(name, n => new Lazy<EventStream>(() => CreateDerived(n, createTransform(), options ?? new()))).Value;
    }

    /// <summary>The stream and all that are derived from it: what lives, and uses memory, as long as it does.</summary>
    internal IEnumerable<EventStream> Family =>
        Volatile.Read(ref _derived) is { } derived
            ? derived.Values.Where(static d => d.IsValueCreated).Select(static d => d.Value).Prepend(this)
            : [this];

    private EventStream CreateDerived(string name, IEventTransform transform, DerivedStreamOptions options)
    {
        var target = new EventStream($"{Id}#{name}", new EventStreamOptions
        {
            Epoch = Epochs.Current,
            MaxEvents = _options.MaxEvents,
            MaxBytes = _options.MaxBytes,
            MaxAge = _options.MaxAge,
            KeepCompleted = _options.KeepCompleted,
            MaxEventBytes = _options.MaxEventBytes,
            TimeProvider = _options.TimeProvider,
            Tags = _options.Tags,
            Trace = _options.Trace,
            WriteSnapshot = options.WriteSnapshot,
        });
        target._source = this;
        // Its place is taken now: retention does not wait until the deriver begins, and what it drops meanwhile is a gap like any other.
        var cursor = OpenCursor();
        target.SkipTo(cursor.Position.Sequence + 1);
        var deriver = new StreamDeriver(cursor, target, transform, options);
        using (DetachedContext.Enter())
            _ = Task.Run(deriver.RunAsync);
        return target;
    }

    internal void CountTransformFault() => Interlocked.Increment(ref _transformFaults);

    /// <summary>Appends frames that have their ids already, none included, as the event with the next sequence number.</summary>
    internal void AppendEntry(ReadOnlySpan<byte> entry, long sequence, bool isTerminal)
    {
        lock (_lock)
        {
            _appended = sequence;
            entry.CopyTo(SegmentFor(entry.Length, sequence).Reserve(entry.Length));
            Commit(entry.Length);
            if (isTerminal)
                MarkTerminal();
            Trim();
            Volatile.Write(ref _visible, sequence);
        }
        _waiters.WakeAll();
    }

    /// <summary>Ends the stream with what it has: its source has ended, and not always does a terminal event say so.</summary>
    internal void EndWithSource()
    {
        lock (_lock)
        {
            if (_terminal == long.MaxValue)
                MarkTerminal();
        }
        _waiters.WakeAll();
    }

    /// <summary>Forgets everything before a sequence and continues with it: what lies between was lost, and readers are told.</summary>
    internal void SkipTo(long sequence)
    {
        lock (_lock)
        {
            if (sequence <= _appended + 1)
                return;
            ResetTo(sequence);
            Volatile.Write(ref _visible, _appended);
        }
        _waiters.WakeAll();
    }
}
