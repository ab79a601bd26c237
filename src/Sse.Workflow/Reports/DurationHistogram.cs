using System.Numerics;

namespace Sse.Workflow;

/// <summary>
/// Log-linear histogram of durations in microseconds: below 32 µs every value has a bucket of its own, above it each power of
/// two is cut into 32 equal buckets. A quantile is the middle of its bucket, hence off by at most half a bucket:
/// <see cref="RelativeError"/> of the exact value.
/// </summary>
/// <remarks>
/// Not thread-safe: its owner holds a lock. A row (one power of two) is allocated when first used and kept, so recording
/// allocates nothing once the usual durations were seen. At most 38 rows of 152 B. A bucket stops counting at 4,294,967,295.
/// </remarks>
internal sealed class DurationHistogram
{
    /// <summary>The bound of a quantile's relative error: 1/64, 1.6 %. Durations below a microsecond count as zero.</summary>
    public const double RelativeError = 1.0 / (2 * RowLength);

    /// <summary>Bucket numbers are below this.</summary>
    public const int BucketCount = RowCount * RowLength;

    private const int RowLength = 32;
    private const int RowBits = 5;
    private const int RowCount = 38;
    private const ulong MaxMicroseconds = (1UL << (RowCount + RowBits - 1)) - 1;

    private readonly uint[]?[] _rows = new uint[]?[RowCount];

    public long Count { get; private set; }

    public static int BucketOf(TimeSpan duration)
    {
        var micros = Math.Min((ulong)Math.Max(0, duration.Ticks / TimeSpan.TicksPerMicrosecond), MaxMicroseconds);
        if (micros < RowLength)
            return (int)micros;
        var exponent = BitOperations.Log2(micros);
        var sub = (int)(micros >> (exponent - RowBits)) - RowLength;
        return ((exponent - RowBits + 1) << RowBits) + sub;
    }

    /// <summary>The middle of a bucket.</summary>
    public static TimeSpan ValueOf(int bucket)
    {
        var row = bucket >> RowBits;
        if (row == 0)
            return TimeSpan.FromMicroseconds(bucket);
        var width = 1L << (row - 1);
        var lower = (RowLength + (bucket & (RowLength - 1))) * width;
        return TimeSpan.FromTicks(lower * TimeSpan.TicksPerMicrosecond + (width * TimeSpan.TicksPerMicrosecond / 2));
    }

    public void Add(int bucket, long count = 1)
    {
        var row = _rows[bucket >> RowBits] ??= new uint[RowLength];
        row[bucket & (RowLength - 1)] = Sum(row[bucket & (RowLength - 1)], count);
        Count += count;
    }

    public void Add(DurationHistogram other)
    {
        for (var r = 0; r < RowCount; r++)
        {
            if (other._rows[r] is not { } from)
                continue;
            var row = _rows[r] ??= new uint[RowLength];
            for (var i = 0; i < RowLength; i++)
                row[i] = Sum(row[i], from[i]);
        }
        Count += other.Count;
    }

    /// <summary>The value at rank ⌈q·n⌉; null when nothing was recorded.</summary>
    public TimeSpan? Quantile(double q)
    {
        if (Count == 0)
            return null;
        var rank = Math.Clamp((long)Math.Ceiling(q * Count), 1, Count);
        for (var r = 0; r < RowCount; r++)
        {
            for (var i = 0; _rows[r] is { } row && i < RowLength; i++)
            {
                rank -= row[i];
                if (rank <= 0)
                    return ValueOf((r << RowBits) + i);
            }
        }
        return null;
    }

    /// <summary>Writes the buckets that hold something as packed words (see <see cref="SliceLog"/>) and returns how many.</summary>
    public int CopyTo(Span<ulong> words)
    {
        var n = 0;
        for (var r = 0; r < RowCount; r++)
        {
            if (_rows[r] is not { } row)
                continue;
            for (var i = 0; i < RowLength; i++)
            {
                if (row[i] != 0)
                    words[n++] = SliceLog.Pack((r << RowBits) + i, row[i]);
            }
        }
        return n;
    }

    public void Clear()
    {
        Count = 0;
        foreach (var row in _rows)
            row?.AsSpan().Clear();
    }

    private static uint Sum(uint count, long more) => (uint)Math.Min(uint.MaxValue, count + more);
}
