using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sse.Primitives;

/// <summary>
/// Copies the usual kinds of text, and finds out in the same pass whether it is that kind: printable ASCII needs no encoding, no splitting and no
/// refusal, and bytes without line breaks no splitting.
/// </summary>
internal static class PlainText
{
    private const ushort First = ' ';
    private const ushort Count = 0x80 - ' ';

    /// <summary>Writes as many bytes as the text has characters. False, with rubbish written, when a character is not plain.</summary>
    public static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> target)
    {
        // Every block below lies within both.
        ref ushort from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref byte to = ref MemoryMarshal.GetReference(target[..text.Length]);
        if (Vector512.IsHardwareAccelerated && text.Length >= Vector512<byte>.Count)
            return TryNarrow64(ref from, ref to, (nuint)text.Length);
        if (text.Length >= Vector256<byte>.Count)
            return TryNarrow32(ref from, ref to, (nuint)text.Length);
        if (text.Length >= Vector128<ushort>.Count)
            return TryNarrow8(ref from, ref to, (nuint)text.Length);
        bool plain = true;
        for (int i = 0; i < text.Length; i++)
        {
            plain &= (uint)text[i] - First < Count;
            Unsafe.Add(ref to, i) = (byte)text[i];
        }

        return plain;
    }

    /// <summary>Copies bytes that are one line. False, with rubbish written, when a CR or LF is among them.</summary>
    public static bool TryCopyLine(ReadOnlySpan<byte> line, Span<byte> target)
    {
        target = target[..line.Length];
        if (line.Length < Vector256<byte>.Count)
        {
            line.CopyTo(target);
            return line.IndexOfAny((byte)'\r', (byte)'\n') < 0;
        }

        ref byte from = ref MemoryMarshal.GetReference(line);
        ref byte to = ref MemoryMarshal.GetReference(target);
        var ends = Vector256<byte>.Zero;
        nuint last = (nuint)(line.Length - Vector256<byte>.Count);
        for (nuint i = 0; ; i = Math.Min(i + (nuint)Vector256<byte>.Count, last))
        {
            var block = Vector256.LoadUnsafe(ref from, i);
            ends |= Vector256.Equals(block, Vector256.Create((byte)'\r')) | Vector256.Equals(block, Vector256.Create((byte)'\n'));
            block.StoreUnsafe(ref to, i);
            if (i == last)
                return ends == Vector256<byte>.Zero;
        }
    }

    // The last block overlaps the one before, so that no length needs a remainder.
    private static bool TryNarrow64(ref ushort from, ref byte to, nuint length)
    {
        var highest = Vector512<ushort>.Zero;
        var first = Vector512.Create(First);
        nuint last = length - (nuint)Vector512<byte>.Count;
        for (nuint i = 0; ; i = Math.Min(i + (nuint)Vector512<byte>.Count, last))
        {
            var lower = Vector512.LoadUnsafe(ref from, i);
            var upper = Vector512.LoadUnsafe(ref from, i + (nuint)Vector512<ushort>.Count);
            highest = Vector512.Max(highest, Vector512.Max(lower - first, upper - first));
            Vector512.Narrow(lower, upper).StoreUnsafe(ref to, i);
            if (i == last)
                return Vector512.LessThanAll(highest, Vector512.Create(Count));
        }
    }

    private static bool TryNarrow32(ref ushort from, ref byte to, nuint length)
    {
        var highest = Vector256<ushort>.Zero;
        var first = Vector256.Create(First);
        nuint last = length - (nuint)Vector256<byte>.Count;
        for (nuint i = 0; ; i = Math.Min(i + (nuint)Vector256<byte>.Count, last))
        {
            var lower = Vector256.LoadUnsafe(ref from, i);
            var upper = Vector256.LoadUnsafe(ref from, i + (nuint)Vector256<ushort>.Count);
            highest = Vector256.Max(highest, Vector256.Max(lower - first, upper - first));
            Vector256.Narrow(lower, upper).StoreUnsafe(ref to, i);
            if (i == last)
                return Vector256.LessThanAll(highest, Vector256.Create(Count));
        }
    }

    private static bool TryNarrow8(ref ushort from, ref byte to, nuint length)
    {
        var highest = Vector128<ushort>.Zero;
        var first = Vector128.Create(First);
        nuint last = length - (nuint)Vector128<ushort>.Count;
        for (nuint i = 0; ; i = Math.Min(i + (nuint)Vector128<ushort>.Count, last))
        {
            var block = Vector128.LoadUnsafe(ref from, i);
            highest = Vector128.Max(highest, block - first);
            Vector128.Narrow(block, block).GetLower().StoreUnsafe(ref to, i);
            if (i == last)
                return Vector128.LessThanAll(highest, Vector128.Create(Count));
        }
    }
}
