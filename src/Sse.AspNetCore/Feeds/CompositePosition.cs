using System.Text;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>
/// Where a reader is in several streams, as one id: a part for each in the order of the request, joined by dots; a part is seven
/// characters that stand for the epoch, then the sequence, both in base 36; <c>0</c> for a stream that is not there. The characters are
/// safe in headers, and about eleven streams fit into the 128 bytes that browsers send to other origins without asking first.
/// </summary>
internal static class CompositePosition
{
    /// <summary>The longest part.</summary>
    public const int MaxPartLength = TagLength + 13;

    private const int TagLength = 7;
    private const int Base = 36;
    private const ulong Tags = 78_364_164_096; // 36 to the seventh.

    private static ReadOnlySpan<byte> Digits => "0123456789abcdefghijklmnopqrstuvwxyz"u8;

    /// <summary>The parts of an id; null when there are not as many as streams.</summary>
    public static string[]? Split(string id, int count)
    {
        var parts = id.Split('.', count + 1);
        return parts.Length == count ? parts : null;
    }

    /// <summary>Reads one part for the stream it should belong to.</summary>
    /// <returns>False when it belongs to another epoch, or is none.</returns>
    public static bool TryParse(string part, long epoch, out StreamPosition position)
    {
        position = default;
        Span<byte> tag = stackalloc byte[TagLength];
        WriteTag(epoch, tag);
        if (part.Length is <= TagLength or > MaxPartLength || !Ascii.Equals(tag, part.AsSpan(0, TagLength)))
            return false;
        var sequence = 0L;
        foreach (var c in part.AsSpan(TagLength))
        {
            var digit = c < 128 ? Digits.IndexOf((byte)c) : -1;
            if (digit < 0 || sequence > (long.MaxValue - digit) / Base)
                return false;
            sequence = sequence * Base + digit;
        }
        position = new StreamPosition(epoch, sequence);
        return true;
    }

    /// <summary>Prints one part.</summary>
    /// <param name="position">Where the reader is in the stream.</param>
    /// <param name="target">At least <see cref="MaxPartLength"/> bytes.</param>
    /// <returns>The length of the part.</returns>
    public static int Format(StreamPosition position, Span<byte> target)
    {
        if (position.IsStart)
        {
            target[0] = (byte)'0';
            return 1;
        }
        WriteTag(position.Epoch, target[..TagLength]);
        var length = TagLength + 1;
        for (var rest = position.Sequence / Base; rest > 0; rest /= Base)
            length++;
        var sequence = position.Sequence;
        for (var i = length - 1; i >= TagLength; i--)
        {
            target[i] = Digits[(int)(sequence % Base)];
            sequence /= Base;
        }
        return length;
    }

    /// <summary>
    /// Two epochs of one stream share a tag once in 78 billion times. The multiplier is that of Fibonacci hashing: it spreads the low bits,
    /// where epochs differ, over all of them.
    /// </summary>
    private static void WriteTag(long epoch, Span<byte> target)
    {
        var rest = ((ulong)epoch * 0x9E3779B97F4A7C15) % Tags;
        for (var i = TagLength - 1; i >= 0; i--, rest /= Base)
            target[i] = Digits[(int)(rest % Base)];
    }
}
