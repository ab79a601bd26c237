using System.Buffers;

namespace Sse.Primitives.Tests.Wire;

/// <summary>A byte sequence cut into exactly the given segments, empty ones among them.</summary>
internal sealed class Segments : ReadOnlySequenceSegment<byte>
{
    private Segments(ReadOnlyMemory<byte> memory, long runningIndex)
    {
        Memory = memory;
        RunningIndex = runningIndex;
    }

    public static ReadOnlySequence<byte> Of(IEnumerable<byte[]> chunks)
    {
        var first = new Segments(default, 0);
        var last = first;
        foreach (byte[] chunk in chunks)
        {
            var next = new Segments(chunk, last.RunningIndex + last.Memory.Length);
            last.Next = next;
            last = next;
        }

        return new(first, 0, last, last.Memory.Length);
    }
}
