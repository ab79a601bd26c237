using System.Numerics;

namespace Sse.Cli.Bench;

/// <summary>
/// Counts durations in buckets that grow with what they hold: 64 to each doubling, so that a value read back is at most 1.6 % too high. Takes
/// values from any number of threads without a lock.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 6;
    private const int Sub = 1 << SubBits;

    // Up to 2^40 µs, which is twelve days.
    private const int MaxBits = 40;

    private readonly long[] _counts = new long[(MaxBits - SubBits + 2) * Sub];
    private long _max;

    public long Count => _counts.Sum();

    public TimeSpan Max => TimeSpan.FromMicroseconds(Volatile.Read(ref _max));

    /// <summary>Takes a duration; what is negative counts as none.</summary>
    public void Record(TimeSpan value)
    {
        long micros = Math.Clamp((long)value.TotalMicroseconds, 0, (1L << MaxBits) - 1);
        Interlocked.Increment(ref _counts[IndexOf(micros)]);
        for (long max; micros > (max = Volatile.Read(ref _max)) && Interlocked.CompareExchange(ref _max, micros, max) != max;)
        {
            // Another thread raised it in between: compare again.
        }
    }

    /// <summary>The value that this share of all values does not exceed; null without values.</summary>
    /// <param name="share">0 to 1.</param>
    public TimeSpan? Percentile(double share)
    {
        long rank = (long)Math.Ceiling(share * Count);
        if (Count == 0)
            return null;
        long seen = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= Math.Max(1, rank))
                return TimeSpan.FromMicroseconds(Math.Min(UpperBoundOf(i), Max.TotalMicroseconds));
        }

        return Max;
    }

    // Values below Sub have a bucket each; above, the highest SubBits bits below the leading one choose the bucket of its doubling.
    private static int IndexOf(long micros)
    {
        if (micros < Sub)
            return (int)micros;
        int shift = BitOperations.Log2((ulong)micros) - SubBits;
        return ((shift + 1) * Sub) + (int)((micros >> shift) - Sub);
    }

    private static long UpperBoundOf(int index)
    {
        if (index < Sub)
            return index;
        int shift = (index / Sub) - 1;
        return ((long)((index % Sub) + Sub + 1) << shift) - 1;
    }
}
