using System.Buffers;
using System.Globalization;
using Sse.Primitives;

namespace Sse.FanOut;

/// <summary>The same frame that the SDK's stream writes, for the modes that encode by themselves.</summary>
internal static class Frames
{
    public static byte[] Encode(long sequence, ReadOnlySpan<byte> payload)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Span<byte> id = stackalloc byte[40];
        "1we7hpa9eps5-"u8.CopyTo(id);
        sequence.TryFormat(id[13..], out var digits, default, CultureInfo.InvariantCulture);
        SseWriter.WriteEvent(buffer, payload, "step.progress"u8, id[..(13 + digits)]);
        return buffer.WrittenSpan.ToArray();
    }
}
