using System.Buffers;

namespace Sse.Primitives;

/// <summary>A buffer for one frame, one for each thread, so that encoding allocates nothing and happens outside any lock.</summary>
internal static class FrameBuffer
{
    /// <summary>A frame larger than this gives its buffer back, so that one large event does not stay with the thread.</summary>
    private const int MaxKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    /// <summary>The thread's buffer, empty. Valid until the next call on this thread.</summary>
    public static ArrayBufferWriter<byte> Rent()
    {
        if (t_buffer is not { Capacity: <= MaxKept } buffer)
            return t_buffer = new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        return buffer;
    }

    /// <summary>One event without an id, in the thread's buffer.</summary>
    public static ArrayBufferWriter<byte> Encode(ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> data)
    {
        var frame = Rent();
        SseWriter.WriteEvent(frame, data, eventType);
        return frame;
    }
}
