using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sse.Workflow;

/// <summary>
/// Copies texts that stand in JSON as they are (RFC 8259, section 7: printable ASCII but the quotation mark and the reverse solidus), and finds
/// out in the same pass whether a text is one of them.
/// </summary>
internal static class PlainJsonText
{
    private const ushort First = ' ';
    private const ushort Count = 0x80 - ' ';

    /// <summary>Writes a byte for each character. False, with rubbish written, when a character needs more than that.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">As long as the text.</param>
    public static bool TryCopy(ReadOnlySpan<char> text, Span<byte> target)
    {
        if (text.Length >= Vector128<ushort>.Count && target.Length >= text.Length)
            return TryCopyBlocks(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), ref MemoryMarshal.GetReference(target), (nuint)text.Length);
        var isPlain = true;
        for (var i = 0; i < text.Length; i++)
        {
            isPlain &= (uint)text[i] - First < Count && text[i] is not ('"' or '\\');
            target[i] = (byte)text[i];
        }
        return isPlain;
    }

    // The last block overlaps the one before, so that no length needs a remainder. Every block lies within both.
    private static bool TryCopyBlocks(ref ushort from, ref byte to, nuint length)
    {
        var special = Vector128<ushort>.Zero;
        var last = length - (nuint)Vector128<ushort>.Count;
        for (nuint i = 0; ; i = Math.Min(i + (nuint)Vector128<ushort>.Count, last))
        {
            var block = Vector128.LoadUnsafe(ref from, i);
            special |= Vector128.GreaterThanOrEqual(block - Vector128.Create(First), Vector128.Create(Count))
                | Vector128.Equals(block, Vector128.Create((ushort)'"'))
                | Vector128.Equals(block, Vector128.Create((ushort)'\\'));
            Vector128.Narrow(block, block).GetLower().StoreUnsafe(ref to, i);
            if (i == last)
                return special == Vector128<ushort>.Zero;
        }
    }
}
