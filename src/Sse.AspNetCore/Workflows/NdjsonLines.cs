using System.Buffers;
using System.Text;
using System.Text.Json;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>Events as lines of JSON.</summary>
internal static class NdjsonLines
{
    public static void Write(IBufferWriter<byte> output, ReadOnlyMemory<byte> frames, EventFilter? filter)
    {
        while (!frames.IsEmpty)
        {
            var frame = frames[..FrameSplitter.First(frames.Span).Length];
            frames = frames[frame.Length..];
            if ((filter is null || filter.Passes(frame.Span)) && StreamEvent.TryRead(ref frame, out var streamEvent))
                WriteLine(output, streamEvent);
        }
    }

    public static void WriteGap(IBufferWriter<byte> output, string streamId, StreamGap gap)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ControlFrames.WriteGap(buffer, streamId, gap);
        output.Write(FrameSplitter.DataOf(buffer.WrittenSpan));
        output.Write("\n"u8);
    }

    /// <summary>The position goes before the event's own fields; what is no JSON object is wrapped in one.</summary>
    private static void WriteLine(IBufferWriter<byte> output, in StreamEvent e)
    {
        var data = e.Data.Span;
        Span<byte> id = stackalloc byte[StreamPosition.MaxLength];
        e.Position.TryFormat(id, out var length, default, null);
        output.Write("{\"id\":\""u8);
        output.Write(id[..length]);
        if (data.StartsWith("{\""u8))
        {
            output.Write("\","u8);
            WriteOnOneLine(output, data[1..]);
        }
        else
        {
            output.Write("\",\"type\":"u8);
            WriteString(output, e.EventType.Span);
            output.Write(",\"data\":"u8);
            WriteString(output, data);
            output.Write("}"u8);
        }
        output.Write("\n"u8);
    }

    /// <summary>Line breaks between the tokens of JSON are as good as spaces; inside of strings there are none.</summary>
    private static void WriteOnOneLine(IBufferWriter<byte> output, ReadOnlySpan<byte> json)
    {
        for (var end = json.IndexOf((byte)'\n'); end >= 0; end = json.IndexOf((byte)'\n'))
        {
            output.Write(json[..end]);
            output.Write(" "u8);
            json = json[(end + 1)..];
        }
        output.Write(json);
    }

    private static void WriteString(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStringValue(Encoding.UTF8.GetString(text));
    }
}
