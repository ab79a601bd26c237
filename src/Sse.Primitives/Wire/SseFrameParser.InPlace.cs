using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sse.Primitives;

// The fast ways: an event that lies in one chunk and has one line of data is only pointed at. What turns out to be anything else is read again
// from its start by AdvanceHeld, so that the fast ways need to know little; nothing is read a third time.
public sealed partial class SseFrameParser
{
    // The first bytes of a line as a little-endian number, and how many of them count.
    private const ulong DataHead = 0x3A_61_74_61_64;
    private const ulong DataHeadMask = 0xFF_FF_FF_FF_FF;
    private const ulong EventHead = 0x3A_74_6E_65_76_65;
    private const ulong EventHeadMask = 0xFF_FF_FF_FF_FF_FF;
    private const ulong IdHead = 0x3A_64_69;
    private const ulong IdHeadMask = 0xFF_FF_FF;
    private const ushort TwoLineFeeds = 0x0A_0A;

    // "data: …", LF, LF and nothing else, its first line end already found.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTakeBareEvent(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        ref byte source = ref MemoryMarshal.GetReference(chunk);
        ulong ends = _ends;
        int line = _line;
        int end = _block + BitOperations.TrailingZeroCount(ends);
        if (ends != 0 && line <= chunk.Length - sizeof(ulong) && end <= chunk.Length - sizeof(ushort) && end - line <= _maxEventBytes)
        {
            ulong head = Head(ref source, line);
            if ((head & DataHeadMask) == DataHead && Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref source, end)) == TwoLineFeeds)
            {
                // The second LF is the next line end of this block, or the first of the next, where it is passed over.
                ends &= ends - 1;
                _ends = ends & (ends - 1);
                _line = end + 2;
                frame = new(this, SseFrameKind.Event, Slice(ref source, ValueStart(line, head, 5), end), default, 0);
                return true;
            }
        }

        frame = default;
        return false;
    }

    // One data line, and types and ids, in any order. _line stays at the start of the event until it is taken.
    private bool AdvanceInPlace(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        ref byte source = ref MemoryMarshal.GetReference(chunk);
        int line = _line, block = _block;
        ulong ends = _ends;
        int data = -1, dataEnd = 0, type = 0, typeEnd = 0, id = -1, idEnd = 0;
        while (true)
        {
            while (ends == 0)
            {
                block += LineEnds.BlockSize;
                if (block >= chunk.Length)
                    return StartOver(chunk, out frame);
                ends = LineEnds.From(chunk, block);
            }

            int end = block + BitOperations.TrailingZeroCount(ends);
            ends &= ends - 1;
            if (end <= line)
            {
                if (end < line)
                    continue; // a LF that went with the line before
                if (end - _line > _maxEventBytes)
                    return StartOver(chunk, out frame);
                _line = line = AfterLineEnd(chunk, end);
                if (id >= 0)
                    CommitId(Slice(ref source, id, idEnd));
                if (data >= 0)
                    break;
                (type, typeEnd, id) = (0, 0, -1);
                continue;
            }

            if (line > chunk.Length - sizeof(ulong))
                return StartOver(chunk, out frame);
            ulong head = Head(ref source, line);
            if ((head & DataHeadMask) == DataHead && data < 0)
                (data, dataEnd) = (ValueStart(line, head, 5), end);
            else if ((head & EventHeadMask) == EventHead)
                (type, typeEnd) = (ValueStart(line, head, 6), end);
            else if ((head & IdHeadMask) == IdHead && !Slice(ref source, line, end).Contains((byte)0))
                (id, idEnd) = (ValueStart(line, head, 3), end);
            else
                return StartOver(chunk, out frame);
            line = AfterLineEnd(chunk, end);
        }

        _block = block;
        _ends = ends;
        _plain = true;
        frame = new(this, SseFrameKind.Event, Slice(ref source, data, dataEnd), Slice(ref source, type, typeEnd), 0);
        return true;
    }

    private bool StartOver(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        ScanFromLine();
        return AdvanceHeld(chunk, out frame);
    }

    private void ScanFromLine()
    {
        _block = _line - LineEnds.BlockSize;
        _ends = 0;
    }

    // Where the next line starts; a CR takes a LF with it, now or when it comes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AfterLineEnd(ReadOnlySpan<byte> chunk, int end) => chunk[end] == '\n' ? end + 1 : AfterCarriageReturn(chunk, end);

    private int AfterCarriageReturn(ReadOnlySpan<byte> chunk, int end)
    {
        if (end + 1 < chunk.Length)
            return chunk[end + 1] == '\n' ? end + 2 : end + 1;
        _skipLineFeed = true;
        return end + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Head(ref byte source, int line)
    {
        ulong head = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, line));
        return BitConverter.IsLittleEndian ? head : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(head);
    }

    // Behind the colon and one space. The names that are looked for are shorter than the head, so the byte behind the colon is in it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ValueStart(int line, ulong head, int afterColon) =>
        line + afterColon + Convert.ToInt32((byte)(head >> (afterColon * 8)) == ' ');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> Slice(ref byte source, int start, int end) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, start), end - start);
}
