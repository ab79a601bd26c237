using System.Buffers.Text;

namespace Sse.Primitives;

/// <summary>
/// The <c>id</c> line of the next event, <c>id: {epoch}-{sequence}</c> and a line break, kept as bytes: sequences follow one another, so most of the
/// time a digit is raised and nothing formatted. Owned by the stream's lock.
/// </summary>
internal sealed class IdLine
{
    private readonly byte[] _text = new byte[MaxLength];
    private readonly int _prefix;
    private int _length;
    private long _sequence = -1;

    public IdLine(long epoch)
    {
        "id: "u8.CopyTo(_text);
        StreamPosition.TryFormatPrefix(epoch, _text.AsSpan(4), out var length);
        _prefix = 4 + length;
    }

    /// <summary><c>id: </c>, a position, a line break.</summary>
    public const int MaxLength = 4 + StreamPosition.MaxLength + 1;

    /// <summary>The line of an event; valid until the next call.</summary>
    public ReadOnlySpan<byte> For(long sequence)
    {
        if (sequence != _sequence)
            Set(sequence);
        return _text.AsSpan(0, _length);
    }

    private void Set(long sequence)
    {
        ref var last = ref _text[Math.Max(0, _length - 2)];
        if (sequence == _sequence + 1 && last is >= (byte)'0' and < (byte)'9')
        {
            last++;
        }
        else
        {
            Utf8Formatter.TryFormat(sequence, _text.AsSpan(_prefix), out var digits);
            _length = _prefix + digits + 1;
            _text[_length - 1] = (byte)'\n';
        }
        _sequence = sequence;
    }
}
