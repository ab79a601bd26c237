using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sse.Primitives;

/// <summary>Finds every CR and LF of 64 bytes at once, as a bit mask, so that several short lines cost one scan.</summary>
internal static class LineEnds
{
    /// <summary>Bytes described by one mask.</summary>
    public const int BlockSize = 64;

    /// <summary>One bit for each of the 64 bytes from <paramref name="start"/> on, set where a CR or LF stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong In64(ref byte start)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var bytes = Vector512.LoadUnsafe(ref start);
            return (Vector512.Equals(bytes, Vector512.Create((byte)'\n')) | Vector512.Equals(bytes, Vector512.Create((byte)'\r')))
                .ExtractMostSignificantBits();
        }

        if (Vector256.IsHardwareAccelerated)
            return In32(ref start) | ((ulong)In32(ref Unsafe.Add(ref start, 32)) << 32);
        return In16(ref start)
            | ((ulong)In16(ref Unsafe.Add(ref start, 16)) << 16)
            | ((ulong)In16(ref Unsafe.Add(ref start, 32)) << 32)
            | ((ulong)In16(ref Unsafe.Add(ref start, 48)) << 48);
    }

    /// <summary>The same for the last <paramref name="count"/> (1 to 63) bytes of a chunk, without reading past its end.</summary>
    public static ulong InTail(ref byte start, int count)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        block.Clear();
        Unsafe.CopyBlockUnaligned(ref block[0], ref start, (uint)count);
        return In64(ref block[0]);
    }

    private static uint In32(ref byte start)
    {
        var bytes = Vector256.LoadUnsafe(ref start);
        return (Vector256.Equals(bytes, Vector256.Create((byte)'\n')) | Vector256.Equals(bytes, Vector256.Create((byte)'\r')))
            .ExtractMostSignificantBits();
    }

    private static uint In16(ref byte start)
    {
        var bytes = Vector128.LoadUnsafe(ref start);
        return (Vector128.Equals(bytes, Vector128.Create((byte)'\n')) | Vector128.Equals(bytes, Vector128.Create((byte)'\r')))
            .ExtractMostSignificantBits();
    }
}
