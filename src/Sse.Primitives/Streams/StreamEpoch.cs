using System.Security.Cryptography;

namespace Sse.Primitives;

/// <summary>Makes epochs: unique over streams and processes, later ones larger, so that a new owner of a stream outranks the old.</summary>
public static class StreamEpoch
{
    private const int RandomBits = 22;
    private static readonly DateTimeOffset Origin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Milliseconds since 2025 above 22 random bits: positive until 2094, and two streams opened in the same millisecond
    /// get the same epoch once in four million times.
    /// </summary>
    /// <param name="timeProvider">Tells the milliseconds.</param>
    public static long Next(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        var milliseconds = Math.Max(1, (long)(timeProvider.GetUtcNow() - Origin).TotalMilliseconds);
        return (milliseconds << RandomBits) | (uint)RandomNumberGenerator.GetInt32(1 << RandomBits);
    }
}
