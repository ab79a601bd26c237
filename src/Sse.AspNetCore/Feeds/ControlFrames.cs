using System.Buffers;
using System.Text;
using System.Text.Json;
using Sse.Primitives;

namespace Sse.AspNetCore;

/// <summary>The frames that a connection adds to its stream. None but the snapshot has an <c>id</c>, as they are no place to resume from.</summary>
internal static class ControlFrames
{
    public static void WriteGap(IBufferWriter<byte> output, string streamId, StreamGap gap) =>
        WriteJson(output, StreamGap.EventType, json =>
        {
            json.WriteString("stream"u8, Utf8(streamId));
            json.WriteString("requested"u8, Utf8(gap.Requested));
            json.WriteString("firstAvailable"u8, gap.FirstAvailable.ToString());
            json.WriteString("head"u8, gap.Head.ToString());
            json.WriteBoolean("epochChanged"u8, gap.EpochChanged);
        });

    /// <summary>The <c>id</c> comes first, as in every frame of a stream: those who take frames apart rely on it.</summary>
    public static void WriteSnapshot(IBufferWriter<byte> output, ReadOnlySpan<byte> state, StreamPosition position)
    {
        Encoding.ASCII.GetBytes($"id: {position}\n", output);
        SseWriter.WriteEvent(output, state, "stream.snapshot"u8);
    }

    /// <param name="output">Where the frame goes.</param>
    /// <param name="reason">Why: <c>shutdown</c>, <c>age</c> or <c>failed</c>.</param>
    /// <param name="retry">When the reader may come again.</param>
    public static void WriteClosing(IBufferWriter<byte> output, string reason, TimeSpan retry)
    {
        SseWriter.WriteRetry(output, retry);
        WriteJson(output, "stream.closing", json =>
        {
            json.WriteString("reason"u8, reason);
            json.WriteNumber("retryMs"u8, (long)retry.TotalMilliseconds);
        });
    }

    /// <summary>What a response that cannot be resumed ends with when it fails. It says nothing about the cause.</summary>
    public static void WriteProblem(IBufferWriter<byte> output, string? traceId) =>
        WriteJson(output, "problem", json =>
        {
            json.WriteString("code"u8, "stream_failed"u8);
            json.WriteString("message"u8, "The server could not complete this stream."u8);
            json.WriteBoolean("fatal"u8, true);
            if (traceId is not null)
                json.WriteString("traceId"u8, traceId);
        });

    private static void WriteJson(IBufferWriter<byte> output, string type, Action<Utf8JsonWriter> writeBody)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, type);
            writeBody(json);
            json.WriteEndObject();
        }
        SseWriter.WriteEvent(output, buffer.WrittenSpan, Encoding.ASCII.GetBytes(type));
    }

    /// <summary>What came from a client may hold half a surrogate pair, which JSON writers refuse; encoding replaces it.</summary>
    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
