using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Sse.Primitives;

// The general way: whatever does not lie in one chunk or has several data lines is gathered in buffers. Also what happens where chunks meet.
public sealed partial class SseFrameParser
{
    private const int LongestHead = 6; // "data: "

    private bool AdvanceHeld(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        _plain = false;
        while (true)
        {
            if (_line <= chunk.Length - LongestHead - LineEnds.BlockSize)
                TakeShortDataLines(chunk);
            if (!TryFindLineEnd(chunk, out int end))
                break;
            var line = chunk[_line..end];
            if (line.Length > _room)
                throw Fail();
            _ends &= _ends - 1;
            _line = AfterLineEnd(chunk, end);
            if (line.IsEmpty ? Dispatch(out frame) : TakeField(line, out frame))
                return true;
        }

        var rest = chunk[_line..];
        if (rest.Length > _room)
            throw Fail();
        _held.AppendLine(rest);
        _line = chunk.Length;
        frame = default;
        return false;
    }

    // Data of many short lines: each is copied as one block, with its LF and whatever follows, over the free end of the buffer. lastLine is where
    // a line may start at the latest so that no block leaves the chunk or the buffer (what is written grows slower than what is read) or the
    // limit.
    private void TakeShortDataLines(ReadOnlySpan<byte> chunk)
    {
        ref byte source = ref MemoryMarshal.GetReference(chunk);
        var free = _held.FreeForData(2 * LineEnds.BlockSize);
        ref byte target = ref MemoryMarshal.GetReference(free);
        int written = 0, line = _line, block = _block;
        ulong ends = _ends;
        int lastLine = Math.Min(chunk.Length - LongestHead, line + Math.Min(free.Length, _room)) - LineEnds.BlockSize;
        while (line <= lastLine)
        {
            if (ends == 0)
            {
                if (block >= chunk.Length - LineEnds.BlockSize)
                    break;
                block += LineEnds.BlockSize;
                ends = LineEnds.From(chunk, block);
                continue;
            }

            int end = block + BitOperations.TrailingZeroCount(ends);
            ulong head = Head(ref source, line);
            if ((uint)(end - line) >= LineEnds.BlockSize || (head & DataHeadMask) != DataHead || Unsafe.Add(ref source, end) != '\n')
                break;
            int start = ValueStart(line, head, 5);
            Vector512.LoadUnsafe(ref Unsafe.Add(ref source, start)).StoreUnsafe(ref Unsafe.Add(ref target, written));
            written += end - start + 1;
            line = end + 1;
            ends &= ends - 1;
        }

        _block = block;
        _ends = ends;
        if (written == 0)
            return;
        _held.AddData(written);
        _room -= line - _line;
        _line = line;
    }

    // The end of the line at hand, which stays the next to be found until it is taken off _ends.
    private bool TryFindLineEnd(ReadOnlySpan<byte> chunk, out int end)
    {
        while (true)
        {
            while (_ends == 0)
            {
                _block += LineEnds.BlockSize;
                if (_block >= chunk.Length)
                {
                    end = 0;
                    return false;
                }

                _ends = LineEnds.From(chunk, _block);
            }

            end = _block + BitOperations.TrailingZeroCount(_ends);
            if (end >= _line)
                return true;
            _ends &= _ends - 1; // a LF that went with the line before
        }
    }

    private bool TakeField(ReadOnlySpan<byte> line, out SseFrame frame)
    {
        frame = default;
        var field = SseLine.Parse(line, out int valueStart);
        var value = line[valueStart..];
        switch (field)
        {
            case SseField.Data:
                UseRoom(line.Length);
                _held.AppendData(value);
                break;
            case SseField.EventType:
                UseRoom(line.Length);
                _held.SetType(value);
                break;
            case SseField.Id when !value.Contains((byte)0):
                UseRoom(line.Length);
                _held.SetId(value);
                break;
            case SseField.Retry:
                TakeRetry(value);
                break;
            case SseField.Comment when _includeComments:
                frame = new(this, SseFrameKind.Comment, value, default, 0);
                return true;
        }

        return false;
    }

    // The blank line: the id counts even when there is no data and so no event; the type is forgotten either way.
    private bool Dispatch(out SseFrame frame)
    {
        frame = default;
        _room = _maxEventBytes;
        if (!_held.HasFields)
            return false;
        if (_held.HasId)
            CommitId(_held.Id);
        bool dispatched = _held.HasData;
        if (dispatched)
        {
            frame = new(this, SseFrameKind.Event, _held.Data, _held.Type, _retry);
            _retry = 0;
        }

        _held.Clear();
        return dispatched;
    }

    // Everything that the end of the chunk before left open: a part of the BOM, the LF of a CRLF, a line.
    private bool StartChunk(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        if (_failed)
            throw Fail();
        _chunkStarts = false;
        if (_bomBytes < Encoding.UTF8.Preamble.Length)
            SkipBom(chunk);
        if (_skipLineFeed && _line < chunk.Length)
        {
            _skipLineFeed = false;
            if (chunk[_line] == '\n')
                _line++;
        }

        bool found = FinishLine(chunk, out frame);
        ScanFromLine();
        return found;
    }

    private bool FinishLine(ReadOnlySpan<byte> chunk, out SseFrame frame)
    {
        frame = default;
        if (_held.LineLength == 0)
            return false;
        var rest = chunk[_line..];
        int length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        var part = length < 0 ? rest : rest[..length];
        if (_held.LineLength + part.Length > _room)
            throw Fail();
        _held.AppendLine(part);
        _line += part.Length;
        if (length < 0)
            return false;
        _line = AfterLineEnd(chunk, _line);
        return TakeHeldLine(out frame);
    }

    // A line end counts as one byte.
    private void UseRoom(int lineLength) => _room = Math.Max(0, _room - lineLength - 1);

    private bool TakeHeldLine(out SseFrame frame)
    {
        frame = default;
        bool found = false;
        var line = _held.Line;
        if (SseLine.Parse(line, out int valueStart) == SseField.Data)
        {
            UseRoom(line.Length);
            _held.LineToData(valueStart);
        }
        else
        {
            found = TakeField(line, out frame);
            _held.DropLine();
        }

        return found;
    }

    // The decoder takes one BOM off the start of the stream, wherever its three bytes are cut.
    private void SkipBom(ReadOnlySpan<byte> chunk)
    {
        var bom = Encoding.UTF8.Preamble;
        while (_bomBytes < bom.Length && _line < chunk.Length)
        {
            if (chunk[_line] != bom[_bomBytes])
            {
                _held.AppendLine(bom[.._bomBytes]);
                _bomBytes = bom.Length;
                return;
            }

            _line++;
            _bomBytes++;
        }
    }
}
