using System.ComponentModel;
using System.Text;

namespace Sse.Primitives;

/// <summary>
/// An append-only sequence of events, encoded once as Server-Sent Events frames. Any thread may append, any number of
/// <see cref="StreamCursor"/>s read; none of them blocks another.
/// </summary>
/// <remarks>
/// <para>Appending takes a short lock, copies the frame behind the last one and publishes its sequence number. Readers take no
/// lock at all: they read the published number, then bytes that never change again.</para>
/// <para>Sequences start at 1 and have no holes. What retention drops, it drops from the head.</para>
/// </remarks>
public sealed partial class EventStream
{
    private readonly EventStreamOptions _options;
    private readonly StreamWaiters _waiters = new();

    // Written under _lock, read without it.
    private readonly Lock _lock = new();
    private StreamEpochs _epochs;
    private bool _writable = true;
    private StreamSegment _head;
    private StreamSegment _tail;
    private long _visible;
    private long _firstAvailable = 1;
    private long _terminal = long.MaxValue;
    private long _completedAt;

    // Owned by _lock.
    private IdLine _idLine;
    private long _appended;
    private long _bytes;
    private long _allocated;

    /// <summary>Creates an empty stream with a fresh epoch.</summary>
    /// <param name="id">Names the stream; any text without line breaks, at most 256 characters.</param>
    /// <param name="options">What is kept; null for the defaults.</param>
    /// <exception cref="ArgumentException">The id or an option is not usable.</exception>
    public EventStream(string id, EventStreamOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        // A broken surrogate pair has no UTF-8 form, so no store and no URL could carry it.
        if (id.Length > 256 || id.AsSpan().ContainsAny('\r', '\n', '\0') || !IsWellFormed(id))
            throw new ArgumentException("A stream's id has at most 256 characters, is valid Unicode, and has neither line breaks nor NUL.", nameof(id));
        // Its own: what the caller does with the object afterwards, such as naming the next stream's tenant in it, is not about this stream.
        _options = options?.Copy() ?? new EventStreamOptions();
        _options.Validate();
        Id = id;
        CreatedAt = ToMicroseconds(_options.TimeProvider.GetUtcNow());
        _attributes = _options.AttributesOrTags;
        _epochs = new StreamEpochs(_options.Epoch ?? StreamEpoch.Next(_options.TimeProvider));
        _idLine = new IdLine(_epochs.Current);
        _head = _tail = new StreamSegment(1, StreamSegment.MinCapacity);
        _allocated = _head.AllocatedBytes;
    }

    /// <summary>
    /// Held for the moment in which an event is appended. A writer whose events tell the changes of a state may hold it around both, so that the
    /// order of the stream is the order of the states; appending then does not lock again. Readers never take it. Hold it as briefly, and call nobody
    /// from inside who might wait.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public Lock WriteLock => _lock;

    /// <summary>The name the stream was created with.</summary>
    public string Id { get; }

    /// <summary>The first part of the next event's id.</summary>
    public long Epoch => Epochs.Current;

    /// <summary>Who wrote which part of the stream. Without a store there is one owner: this process.</summary>
    public StreamEpochs Epochs => _source?.Epochs ?? Volatile.Read(ref _epochs);

    /// <summary>When the stream was created, in whole microseconds: as precise as every store keeps it, so that it names the same place in a list everywhere.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The last event that readers may see; sequence 0 when there is none yet.</summary>
    public StreamPosition Head => PositionAt(Volatile.Read(ref _visible));

    /// <summary>The first event that is kept; one after <see cref="Head"/> when nothing is.</summary>
    public StreamPosition FirstAvailable => PositionAt(First);

    /// <summary>Whether the terminal event has been appended. Readers still have to come to its end.</summary>
    public bool IsCompleted => Volatile.Read(ref _terminal) != long.MaxValue;

    /// <summary>When the terminal event was appended; null while the stream runs.</summary>
    public DateTimeOffset? CompletedAt =>
        IsCompleted ? new DateTimeOffset(Volatile.Read(ref _completedAt), TimeSpan.Zero) : null;

    /// <summary>How many events retention has dropped.</summary>
    public long EvictedEvents => First - 1;

    /// <summary>Bytes of frames that are kept.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Bytes of memory that hold them, unused room included.</summary>
    public long AllocatedBytes => Volatile.Read(ref _allocated);

    /// <summary>What the stream was created with: a copy of its own.</summary>
    public EventStreamOptions Options => _options;

    /// <summary>A reader that starts after <paramref name="after"/>. It costs nothing until it reads.</summary>
    /// <param name="after">The last position seen; <see cref="StreamPosition.Start"/> for all that is kept.</param>
    /// <param name="options">How the reader is resumed; null for the defaults.</param>
    public StreamCursor OpenCursor(StreamPosition after = default, StreamCursorOptions? options = null) =>
        new(this, after, after.IsStart ? "0" : after.ToString(), options);

    /// <summary>
    /// A reader that starts after the position a client sent, as <c>Last-Event-ID</c> has it. Empty or <c>0</c> starts with
    /// all that is kept; text that is no position gives a <see cref="StreamGap"/>, as does a position of another stream.
    /// </summary>
    /// <param name="lastEventId">Untrusted text; null for the start.</param>
    /// <param name="options">How the reader is resumed; null for the defaults.</param>
    public StreamCursor OpenCursor(string? lastEventId, StreamCursorOptions? options = null) =>
        StreamPosition.TryParse(lastEventId.AsSpan(), out var position)
            ? OpenCursor(position, options)
            : new StreamCursor(this, new StreamPosition(-1, 0), lastEventId![..Math.Min(lastEventId!.Length, StreamPosition.MaxLength)], options);

    internal StreamWaiters Waiters => _waiters;

    internal long Visible => Volatile.Read(ref _visible);

    /// <summary>
    /// The last position that a reader can have seen: a derived stream may be a moment behind its source, and readers on other
    /// nodes see an event as soon as the store has it, which its owner learns a moment later.
    /// </summary>
    internal long Frontier => _source is { } source ? Math.Max(Visible, source.Frontier) : IsStored && IsWritable ? Appended : Visible;

    internal long Appended => Volatile.Read(ref _appended);

    internal long Terminal => Volatile.Read(ref _terminal);

    /// <summary>The first event that a reader can get, from memory or from the store.</summary>
    internal long First => _storage?.First ?? FirstInMemory;

    /// <summary>The stream itself, or what it is derived from.</summary>
    internal EventStream Root => _source ?? this;

    internal long FirstInMemory => Volatile.Read(ref _firstAvailable);

    internal StreamPosition PositionAt(long sequence) => new(Epochs.At(sequence), sequence);

    /// <summary>The segment that holds a sequence; null when it was dropped in the meantime.</summary>
    internal StreamSegment? Find(long sequence)
    {
        var segment = Volatile.Read(ref _head);
        while (segment is not null && segment.LastSequence < sequence)
            segment = segment.Next;
        return segment is not null && segment.FirstSequence <= sequence ? segment : null;
    }

    private static DateTimeOffset ToMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // What is no character comes out as U+FFFD, which nobody writes into an id.
            if (rune == Rune.ReplacementChar)
                return false;
        }
        return true;
    }

    /// <summary>The stream's id and head, for logs and the debugger.</summary>
    public override string ToString() => new StringBuilder(Id).Append(" at ").Append(Head.ToString()).ToString();
}
