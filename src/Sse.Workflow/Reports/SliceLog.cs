namespace Sse.Workflow;

/// <summary>
/// Closed time slices of all series, packed into one ring of words. When the ring is full the oldest slices make room, so its
/// size is the bound of the memory whatever is recorded; <see cref="KeptFrom"/> then tells since when it is complete.
/// </summary>
/// <remarks>
/// A record: header (length 16 bits, series 16 bits, slice 32 bits), sum (the bits of a double), then one word an entry
/// (key 16 bits, count 48 bits). Not thread-safe by itself: every member takes the log's own lock.
/// </remarks>
internal sealed class SliceLog
{
    private const int Fixed = 2;

    private readonly Lock _lock = new();
    private readonly int _maxWords;
    private readonly int _maxAge;

    // All under _lock. Positions rise for ever; the place in the array is the position modulo its length.
    private ulong[] _words = new ulong[256];
    private long _tail;
    private long _head;
    private int _keptFrom;

    /// <param name="maxBytes">The ring never grows beyond this.</param>
    /// <param name="maxAge">In slices: older ones are dropped from the head.</param>
    public SliceLog(int maxBytes, int maxAge)
    {
        _maxWords = Math.Max(256, maxBytes / sizeof(ulong));
        _maxAge = maxAge;
    }

    public delegate void Visitor(int series, int slice, double sum, ReadOnlySpan<ulong> entries);

    /// <summary>The first slice of which nothing was dropped for want of room.</summary>
    public int KeptFrom
    {
        get
        {
            lock (_lock)
                return _keptFrom;
        }
    }

    public int CapacityBytes
    {
        get
        {
            lock (_lock)
                return _words.Length * sizeof(ulong);
        }
    }

    public static ulong Pack(int key, long count) => ((ulong)key << 48) | ((ulong)count & 0xFFFF_FFFF_FFFF);

    public static (int Key, long Count) Unpack(ulong word) => ((int)(word >> 48), (long)(word & 0xFFFF_FFFF_FFFF));

    public void Append(int series, int slice, double sum, ReadOnlySpan<ulong> entries)
    {
        lock (_lock)
        {
            DropOlderThan(slice - _maxAge);
            var length = Fixed + entries.Length;
            MakeRoom(length);
            Put(_head, ((ulong)length << 48) | ((ulong)(ushort)series << 32) | (uint)slice);
            Put(_head + 1, BitConverter.DoubleToUInt64Bits(sum));
            for (var i = 0; i < entries.Length; i++)
                Put(_head + Fixed + i, entries[i]);
            _head += length;
        }
    }

    /// <summary>Visits every record of the slices from <paramref name="first"/> to before <paramref name="end"/>, in no order.</summary>
    public void Visit(int first, int end, Visitor visitor)
    {
        var buffer = new ulong[OutcomeNames.Count + DurationHistogram.BucketCount];
        lock (_lock)
        {
            for (var at = _tail; at < _head; at += Length(at))
            {
                var slice = SliceAt(at);
                if (slice < first || slice >= end)
                    continue;
                var n = Length(at) - Fixed;
                for (var i = 0; i < n; i++)
                    buffer[i] = Get(at + Fixed + i);
                visitor((int)((Get(at) >> 32) & 0xFFFF), slice, BitConverter.UInt64BitsToDouble(Get(at + 1)), buffer.AsSpan(0, n));
            }
        }
    }

    private void DropOlderThan(int slice)
    {
        while (_tail < _head && SliceAt(_tail) < slice)
            _tail += Length(_tail);
        _keptFrom = Math.Max(_keptFrom, slice);
    }

    private void MakeRoom(int length)
    {
        while (_head - _tail + length > _words.Length)
        {
            if (_words.Length < _maxWords)
            {
                Grow(Math.Min(_maxWords, _words.Length * 2));
                continue;
            }
            _keptFrom = Math.Max(_keptFrom, SliceAt(_tail) + 1);
            _tail += Length(_tail);
        }
    }

    private void Grow(int words)
    {
        var grown = new ulong[words];
        for (var at = _tail; at < _head; at++)
            grown[(int)(at - _tail)] = Get(at);
        _head -= _tail;
        _tail = 0;
        _words = grown;
    }

    private int Length(long at) => (int)(Get(at) >> 48);

    private int SliceAt(long at) => (int)(uint)Get(at);

    private ulong Get(long at) => _words[at % _words.Length];

    private void Put(long at, ulong word) => _words[at % _words.Length] = word;
}
