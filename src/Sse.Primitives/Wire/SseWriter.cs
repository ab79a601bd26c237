using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Primitives;

/// <summary>
/// Writes the frames of an event stream (WHATWG HTML 9.2.5) to a buffer. What it writes, <see cref="SseReader"/> reads back equal; CR and CRLF in
/// data become LF. Nothing handed to it can add a field or an event: line breaks in data and comments start a line of the same kind, in ids and
/// types they are refused. Nothing is allocated.
/// </summary>
public static partial class SseWriter
{
    /// <summary>Writes one event.</summary>
    /// <param name="output">Where to write; the whole frame is advanced over when the call returns.</param>
    /// <param name="data">The data; CR, LF and CRLF in it separate lines.</param>
    /// <param name="eventType">The type; null, empty and <c>message</c> write no line, as they mean the same. Default: null.</param>
    /// <param name="id">The id; empty resets the reader's last event id, null leaves it. Default: null.</param>
    /// <exception cref="ArgumentException">The type or the id contains CR, LF or NUL.</exception>
    public static void WriteEvent(IBufferWriter<byte> output, string data, string? eventType = null, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(data);
        if (TryWritePlain(output, data, eventType, id))
            return;
        RefuseControl(eventType);
        RefuseControl(id);
        WriteHead(output, eventType, id);
        WriteLines(output, "data: "u8, data);
        output.Write("\n"u8);
    }

    /// <summary>Writes one event that is UTF-8 already.</summary>
    /// <param name="output">Where to write; the whole frame is advanced over when the call returns.</param>
    /// <param name="data">The data; CR, LF and CRLF in it separate lines.</param>
    /// <param name="eventType">The type; empty and <c>message</c> write no line. Default: empty.</param>
    /// <param name="id">The id; empty writes none. (To reset the reader's last event id use the form with strings.) Default: empty.</param>
    /// <exception cref="ArgumentException">The type or the id contains CR, LF or NUL.</exception>
    public static void WriteEvent(
        IBufferWriter<byte> output, ReadOnlySpan<byte> data, ReadOnlySpan<byte> eventType = default, ReadOnlySpan<byte> id = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        RefuseControl(eventType);
        RefuseControl(id);
        if (!TryWriteSmall(output, data, eventType, id))
        {
            WriteHead(output, eventType, id);
            WriteLines(output, "data: "u8, data);
            output.Write("\n"u8);
        }
    }

    /// <summary>Writes one event whose data is a value as JSON. When the value cannot be serialised, nothing is written.</summary>
    /// <typeparam name="T">What the value is.</typeparam>
    /// <param name="output">Where to write; the whole frame is advanced over when the call returns.</param>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">How to write it; usually from a source-generated context. Its indentation is not used: data is one line.</param>
    /// <param name="eventType">The type; null, empty and <c>message</c> write no line. Default: null.</param>
    /// <param name="id">The id; empty resets the reader's last event id, null leaves it. Default: null.</param>
    /// <exception cref="ArgumentException">The type or the id contains CR, LF or NUL.</exception>
    public static void WriteJson<T>(IBufferWriter<byte> output, T value, JsonTypeInfo<T> typeInfo, string? eventType = null, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(typeInfo);
        using var scratch = JsonScratch.Rent();
        JsonSerializer.Serialize(scratch.Begin(typeInfo.Options), value, typeInfo);
        var json = scratch.Written;
        if (TryWritePlain(output, json, eventType, id))
            return;
        RefuseControl(eventType);
        RefuseControl(id);
        WriteHead(output, eventType, id);
        WriteLines(output, "data: "u8, json);
        output.Write("\n"u8);
    }

    /// <summary>Writes a comment, which readers skip: a sign of life, or a note to people. CR, LF and CRLF in the text separate comment lines.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="text">The text; may be empty.</param>
    public static void WriteComment(IBufferWriter<byte> output, string text)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(text);
        WriteLines(output, ": "u8, text);
        output.Write("\n"u8);
    }

    /// <summary>Writes a comment that is UTF-8 already.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="text">The text; may be empty.</param>
    public static void WriteComment(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        ArgumentNullException.ThrowIfNull(output);
        WriteLines(output, ": "u8, text);
        output.Write("\n"u8);
    }

    /// <summary>Writes the time a client waits before it reconnects.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="interval">The time, 0 or more; parts of a millisecond are dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is negative.</exception>
    public static void WriteRetry(IBufferWriter<byte> output, TimeSpan interval)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        Span<byte> digits = stackalloc byte[20];
        (interval.Ticks / TimeSpan.TicksPerMillisecond).TryFormat(digits, out int count, provider: CultureInfo.InvariantCulture);
        WriteLine(output, "retry: "u8, digits[..count]);
        output.Write("\n"u8);
    }
}
