using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Sse.Primitives;

/// <summary>
/// Decodes UTF-8, with U+FFFD for what is not UTF-8. Expects what came last time: text that is ASCII becomes a string in one pass, without
/// counting its characters first.
/// </summary>
internal struct Utf8Text()
{
    private bool _expectsAscii = true;

    public static string DecodeOnce(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    public string Decode(ReadOnlySpan<byte> utf8)
    {
        if (_expectsAscii && utf8.Length > 0)
        {
            bool isAscii = false;
            string ascii = string.Create(utf8.Length, new Source(utf8, ref isAscii), static (chars, source) => source.WidenTo(chars));
            if (isAscii)
                return ascii;
        }

        string text = Encoding.UTF8.GetString(utf8);
        _expectsAscii = text.Length == utf8.Length;
        return text;
    }

    private readonly ref struct Source(ReadOnlySpan<byte> bytes, ref bool isAscii)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private readonly ref bool _isAscii = ref isAscii;

        // Blocks overlap at the end; a byte above 127 anywhere is found when all are done, as it is rare.
        public void WidenTo(Span<char> chars)
        {
            ref byte source = ref MemoryMarshal.GetReference(_bytes);
            ref ushort target = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(chars));
            int length = _bytes.Length;
            if (length >= Vector256<byte>.Count)
            {
                var seen = Vector256<byte>.Zero;
                for (nuint i = 0, last = (nuint)(length - Vector256<byte>.Count); ; i = Math.Min(i + (nuint)Vector256<byte>.Count, last))
                {
                    var block = Vector256.LoadUnsafe(ref source, i);
                    seen |= block;
                    var (lower, upper) = Vector256.Widen(block);
                    lower.StoreUnsafe(ref target, i);
                    upper.StoreUnsafe(ref target, i + (nuint)Vector256<ushort>.Count);
                    if (i == last)
                        break;
                }

                _isAscii = seen.ExtractMostSignificantBits() == 0;
                return;
            }

            int all = 0;
            for (int i = 0; i < length; i++)
            {
                all |= _bytes[i];
                chars[i] = (char)_bytes[i];
            }

            _isAscii = all < 0x80;
        }
    }
}
