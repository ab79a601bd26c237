using System.Diagnostics;

namespace Sse.Primitives;

/// <summary>
/// Some consecutive frames in one array. Bytes below the committed count never change, so readers need no lock: they read
/// <see cref="Count"/> first (acquire), and everything it covers was written before it (release).
/// </summary>
internal sealed class StreamSegment(long firstSequence, int capacity)
{
    /// <summary>Arrays above 85,000 bytes would live on the large object heap; a bigger single frame gets its own segment.</summary>
    public const int MaxCapacity = 64 * 1024;

    public const int MinCapacity = 1024;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(capacity);
    private int[] _ends = new int[Math.Max(4, capacity / 256)];
    private int _count;
    private StreamSegment? _next;
    private long _lastAppend;

    public long FirstSequence { get; } = firstSequence;

    /// <summary>Committed frames.</summary>
    public int Count => Volatile.Read(ref _count);

    public long LastSequence => FirstSequence + Count - 1;

    /// <summary>The following segment; null for the last one, and again once this one was dropped (see <see cref="Drop"/>).</summary>
    public StreamSegment? Next => Volatile.Read(ref _next);

    /// <summary>What this segment costs: its arrays, used or not.</summary>
    public int AllocatedBytes => _buffer.Length + _ends.Length * sizeof(int);

    /// <summary>The clock's timestamp at the last append; 0 in a stream without an age limit. Owned by the stream's lock.</summary>
    public long LastAppend => _lastAppend;

    public int Free => _buffer.Length - End(_count);

    /// <summary>Room for one frame of <paramref name="length"/> bytes. Called under the stream's lock; <see cref="Commit"/> ends it.</summary>
    public Span<byte> Reserve(int length) => _buffer.AsSpan(End(_count), length);

    /// <summary>Makes the reserved frame readable. Called under the stream's lock.</summary>
    public void Commit(int length, long timestamp)
    {
        if (_count == _ends.Length)
        {
            var larger = new int[_ends.Length * 2];
            _ends.CopyTo(larger, 0);
            Volatile.Write(ref _ends, larger);
        }
        _ends[_count] = End(_count) + length;
        _lastAppend = timestamp;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>
    /// Takes back frames that no reader may have seen yet, from a sequence on. Their bytes stay as they are, for a store that is
    /// just writing them.
    /// </summary>
    public void TruncateFrom(long sequence) => Volatile.Write(ref _count, (int)Math.Max(0, sequence - FirstSequence));

    public void Link(StreamSegment next) => Volatile.Write(ref _next, next);

    /// <summary>
    /// Cuts the chain, so that a reader that stands still in this segment keeps this segment alive and not all that follow.
    /// </summary>
    public void Drop() => Volatile.Write(ref _next, null);

    /// <summary>The bytes of the frames from one sequence to another, both committed and in this segment.</summary>
    public ReadOnlyMemory<byte> Slice(long fromSequence, long toSequence)
    {
        Debug.Assert(fromSequence >= FirstSequence && toSequence <= LastSequence && fromSequence <= toSequence);
        var start = Start(fromSequence);
        return _buffer.AsMemory(start, End((int)(toSequence - FirstSequence) + 1) - start);
    }

    public int LengthOf(long sequence) => End((int)(sequence - FirstSequence) + 1) - Start(sequence);

    private int Start(long sequence) => End((int)(sequence - FirstSequence));

    private int End(int frames) => frames == 0 ? 0 : Volatile.Read(ref _ends)[frames - 1];
}
