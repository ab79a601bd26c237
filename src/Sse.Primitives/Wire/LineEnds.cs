using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sse.Primitives;

/// <summary>Finds every CR and LF of 64 bytes at once, as a bit mask, so that several short lines cost one scan.</summary>
internal static class LineEnds
{
    /// <summary>Bytes described by one mask.</summary>
    public const int BlockSize = 64;

    /// <summary>The mask of the block of a chunk that starts at <paramref name="block"/>, of which at least one byte must lie in the chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong From(ReadOnlySpan<byte> chunk, int block) => block <= chunk.Length - BlockSize
        ? In64(ref Unsafe.Add(ref MemoryMarshal.GetReference(chunk), block))
        : InTail(chunk, block);

    /// <summary>One bit for each of the 64 bytes from <paramref name="start"/> on, set where a CR or LF stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong In64(ref byte start)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var bytes = Vector512.LoadUnsafe(ref start);
            return Vector512.Equals(bytes, Vector512.Create((byte)'\n')).ExtractMostSignificantBits()
                | Vector512.Equals(bytes, Vector512.Create((byte)'\r')).ExtractMostSignificantBits();
        }

        if (Vector256.IsHardwareAccelerated)
            return In32(ref start) | ((ulong)In32(ref Unsafe.Add(ref start, 32)) << 32);
        return In16(ref start)
            | ((ulong)In16(ref Unsafe.Add(ref start, 16)) << 16)
            | ((ulong)In16(ref Unsafe.Add(ref start, 32)) << 32)
            | ((ulong)In16(ref Unsafe.Add(ref start, 48)) << 48);
    }

    /// <summary>The same for the bytes of a chunk from <paramref name="block"/> on, fewer than 64; nothing behind the chunk is touched.</summary>
    private static ulong InTail(ReadOnlySpan<byte> chunk, int block)
    {
        int count = chunk.Length - block;
        if (chunk.Length >= BlockSize)
            return In64(ref MemoryMarshal.GetReference(chunk[^BlockSize..])) >> (BlockSize - count);
        Span<byte> copy = stackalloc byte[BlockSize];
        copy.Clear();
        chunk[block..].CopyTo(copy);
        return In64(ref copy[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint In32(ref byte start)
    {
        var bytes = Vector256.LoadUnsafe(ref start);
        return (Vector256.Equals(bytes, Vector256.Create((byte)'\n')) | Vector256.Equals(bytes, Vector256.Create((byte)'\r')))
            .ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint In16(ref byte start)
    {
        var bytes = Vector128.LoadUnsafe(ref start);
        return (Vector128.Equals(bytes, Vector128.Create((byte)'\n')) | Vector128.Equals(bytes, Vector128.Create((byte)'\r')))
            .ExtractMostSignificantBits();
    }
}
