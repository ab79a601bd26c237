using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace Sse.FanOut;

/// <summary>
/// A JSON payload of a fixed size that carries the time of its publication (<see cref="Stopwatch"/> ticks, which all processes
/// of a machine share), and says when a burst ends. Both survive being quoted inside another JSON string.
/// </summary>
internal static class Payload
{
    public const int Size = 300;

    /// <summary>What the last event of a burst holds near its end.</summary>
    public static ReadOnlySpan<byte> EndMarker => "#END#"u8;

    private const int TicksDigits = 19;

    private static ReadOnlySpan<byte> TicksMarker => "@@"u8;

    public static byte[] Create(bool isEnd)
    {
        var head = $"{{\"text\":\"@@{Stopwatch.GetTimestamp():D19}";
        var tail = isEnd ? "#END#\"}" : "#MID#\"}";
        return Encoding.ASCII.GetBytes(head + new string('x', Size - head.Length - tail.Length) + tail);
    }

    /// <summary>The publication time of the first payload in these bytes.</summary>
    public static bool TryReadTimestamp(ReadOnlySpan<byte> bytes, out long ticks)
    {
        ticks = 0;
        var start = bytes.IndexOf(TicksMarker);
        return start >= 0 && bytes.Length >= start + 2 + TicksDigits
            && Utf8Parser.TryParse(bytes.Slice(start + 2, TicksDigits), out ticks, out _);
    }
}
