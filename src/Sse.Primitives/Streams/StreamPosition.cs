using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Sse.Primitives;

/// <summary>
/// A place in a stream: after the event with this <see cref="Sequence"/>. Printed as <c>{epoch}-{sequence}</c>, which is the
/// event's SSE <c>id</c>; the epoch in base 36, the sequence in decimal. At most 33 safe ASCII characters, so that a browser
/// sends it back without a CORS preflight (Fetch, "CORS-safelisted request-header").
/// </summary>
/// <param name="Epoch">Names one writer's ownership of one stream. Positive; two streams never share one.</param>
/// <param name="Sequence">The number of the last event before this place: 1 for the first event, 0 for the start.</param>
public readonly record struct StreamPosition(long Epoch, long Sequence)
    : IComparable<StreamPosition>, ISpanParsable<StreamPosition>, IUtf8SpanFormattable, ISpanFormattable
{
    /// <summary>The longest text of a position, in characters.</summary>
    public const int MaxLength = 33;

    private const int Base = 36;

    /// <summary>Before the first event of any stream; printed as <c>0</c>.</summary>
    public static StreamPosition Start => default;

    /// <summary>Whether this is <see cref="Start"/>, which stands for all that is kept, whatever was dropped before it.</summary>
    public bool IsStart => Epoch == 0;

    /// <summary>Reads a position. <c>0</c> and the empty text are <see cref="Start"/>.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, out StreamPosition position)
    {
        position = default;
        if (s is "" or "0")
            return true;
        var dash = s.LastIndexOf('-');
        if (dash <= 0 || s.Length > MaxLength || !TryParseEpoch(s[..dash], out var epoch) || !TryParseSequence(s[(dash + 1)..], out var sequence))
            return false;
        position = new StreamPosition(epoch, sequence);
        return true;
    }

    /// <summary>Reads a position. <c>0</c> and the empty text are <see cref="Start"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out StreamPosition position)
    {
        Span<char> text = stackalloc char[MaxLength];
        position = default;
        return utf8.Length <= MaxLength
            && Encoding.ASCII.TryGetChars(utf8, text, out var length)
            && TryParse(text[..length], out position);
    }

    /// <summary>Reads a position.</summary>
    /// <exception cref="FormatException">The text is not <c>{epoch}-{sequence}</c>.</exception>
    public static StreamPosition Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s.AsSpan(), out var position)
            ? position
            : throw new FormatException($"'{s}' is not a stream position. Expected '{{epoch}}-{{sequence}}', as an event's id shows it, or '0'.");
    }

    static StreamPosition IParsable<StreamPosition>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<StreamPosition>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StreamPosition result) =>
        TryParse(s.AsSpan(), out result);

    static StreamPosition ISpanParsable<StreamPosition>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<StreamPosition>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out StreamPosition result) =>
        TryParse(s, out result);

    /// <summary>Orders by epoch, then by sequence: a later owner of a stream is after an earlier one.</summary>
    public int CompareTo(StreamPosition other)
    {
        var byEpoch = Epoch.CompareTo(other.Epoch);
        return byEpoch != 0 ? byEpoch : Sequence.CompareTo(other.Sequence);
    }

    /// <summary>The SSE id: <c>{epoch}-{sequence}</c>, or <c>0</c> for the start.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[MaxLength];
        ((ISpanFormattable)this).TryFormat(text, out var written, default, null);
        return text[..written].ToString();
    }

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        Span<byte> utf8 = stackalloc byte[MaxLength];
        charsWritten = 0;
        return TryFormat(utf8, out var written, default, provider) && Encoding.ASCII.TryGetChars(utf8[..written], destination, out charsWritten);
    }

    /// <summary>Prints the position as ASCII.</summary>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        bytesWritten = 0;
        if (Epoch == 0)
            return Utf8Formatter.TryFormat(0, utf8Destination, out bytesWritten);
        if (!TryFormatPrefix(Epoch, utf8Destination, out var prefix)
            || !Utf8Formatter.TryFormat(Sequence, utf8Destination[prefix..], out var digits))
            return false;
        bytesWritten = prefix + digits;
        return true;
    }

    /// <summary>Prints <c>{epoch}-</c>, which is the same for all events of one owner.</summary>
    internal static bool TryFormatPrefix(long epoch, Span<byte> destination, out int written)
    {
        Span<byte> reversed = stackalloc byte[13];
        var length = 0;
        for (var rest = epoch; rest > 0; rest /= Base)
            reversed[length++] = "0123456789abcdefghijklmnopqrstuvwxyz"u8[(int)(rest % Base)];
        written = 0;
        if (destination.Length <= length)
            return false;
        while (length > 0)
            destination[written++] = reversed[--length];
        destination[written++] = (byte)'-';
        return true;
    }

    private static bool TryParseEpoch(ReadOnlySpan<char> text, out long epoch)
    {
        epoch = 0;
        foreach (var c in text)
        {
            var digit = c switch { >= '0' and <= '9' => c - '0', >= 'a' and <= 'z' => c - 'a' + 10, _ => -1 };
            if (digit < 0 || epoch > (long.MaxValue - digit) / Base)
                return false;
            epoch = epoch * Base + digit;
        }
        return epoch > 0;
    }

    private static bool TryParseSequence(ReadOnlySpan<char> text, out long sequence)
    {
        sequence = 0;
        return text.Length > 0 && !text.ContainsAnyExcept(AsciiDigits) && long.TryParse(text, out sequence);
    }

    private static readonly SearchValues<char> AsciiDigits = SearchValues.Create("0123456789");

    /// <summary>Whether <paramref name="left"/> is before <paramref name="right"/>.</summary>
    public static bool operator <(StreamPosition left, StreamPosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is after <paramref name="right"/>.</summary>
    public static bool operator >(StreamPosition left, StreamPosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not after <paramref name="right"/>.</summary>
    public static bool operator <=(StreamPosition left, StreamPosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not before <paramref name="right"/>.</summary>
    public static bool operator >=(StreamPosition left, StreamPosition right) => left.CompareTo(right) >= 0;
}
