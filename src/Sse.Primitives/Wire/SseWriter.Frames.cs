using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sse.Primitives;

// How frames get into the buffer.
public static partial class SseWriter
{
    // What one span is asked for at most: a block of the usual pools. Larger frames are written part by part.
    private const int SmallFrame = 4096;

    // Names, colons, spaces and line ends of a frame with every field.
    private const int FrameOverhead = 32;

    // Bytes a UTF-16 code unit becomes at most.
    private const int LongestUtf8 = 3;

    // A small frame of printable ASCII: one span, one pass over each part. Nothing is written when it turns out to be anything else.
    private static bool TryWritePlain(IBufferWriter<byte> output, string data, string? eventType, string? id)
    {
        long length = FrameOverhead + (long)data.Length + (eventType?.Length ?? 0) + (id?.Length ?? 0);
        if (length > SmallFrame)
            return false;
        var span = output.GetSpan((int)length);
        int at = 0;
        if (!TryPutHead(span, ref at, eventType, id) || !TryPutLine(span, ref at, "data: "u8, data))
            return false;
        span[at++] = (byte)'\n';
        output.Advance(at);
        return true;
    }

    // The same for data that is UTF-8 already, of one line.
    private static bool TryWritePlain(IBufferWriter<byte> output, ReadOnlySpan<byte> data, string? eventType, string? id)
    {
        long length = FrameOverhead + (long)data.Length + (eventType?.Length ?? 0) + (id?.Length ?? 0);
        if (length > SmallFrame)
            return false;
        var span = output.GetSpan((int)length);
        int at = 0;
        if (!TryPutHead(span, ref at, eventType, id) || !TryPutLine(span, ref at, "data: "u8, data))
            return false;
        span[at++] = (byte)'\n';
        output.Advance(at);
        return true;
    }

    private static bool TryPutHead(Span<byte> span, ref int at, string? eventType, string? id) =>
        (eventType is null or "" or "message" || TryPutLine(span, ref at, "event: "u8, eventType))
        && (id is null || TryPutLine(span, ref at, "id: "u8, id));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPutLine(Span<byte> span, ref int at, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        prefix.CopyTo(span[at..]);
        at += prefix.Length;
        if (!PlainText.TryCopyLine(text, span[at..]))
            return false;
        at += text.Length;
        span[at++] = (byte)'\n';
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPutLine(Span<byte> span, ref int at, ReadOnlySpan<byte> prefix, string text)
    {
        prefix.CopyTo(span[at..]);
        at += prefix.Length;
        if (!PlainText.TryNarrow(text, span[at..]))
            return false;
        at += text.Length;
        span[at++] = (byte)'\n';
        return true;
    }

    private static bool TryWriteSmall(IBufferWriter<byte> output, ReadOnlySpan<byte> data, ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> id)
    {
        bool hasType = !eventType.IsEmpty && !eventType.SequenceEqual("message"u8);
        long bytes = FrameOverhead + (long)data.Length + (hasType ? eventType.Length : 0) + id.Length;
        if (bytes > SmallFrame)
            return false;
        var span = output.GetSpan((int)bytes);
        int at = 0;
        if (hasType)
            PutLine(span, ref at, "event: "u8, eventType);
        if (!id.IsEmpty)
            PutLine(span, ref at, "id: "u8, id);
        if (!TryPutLine(span, ref at, "data: "u8, data))
            return false;
        span[at++] = (byte)'\n';
        output.Advance(at);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutLine(Span<byte> span, ref int at, ReadOnlySpan<byte> prefix, ReadOnlySpan<char> text)
    {
        prefix.CopyTo(span[at..]);
        at += prefix.Length;
        at += Encoding.UTF8.GetBytes(text, span[at..]);
        span[at++] = (byte)'\n';
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutLine(Span<byte> span, ref int at, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        prefix.CopyTo(span[at..]);
        at += prefix.Length;
        text.CopyTo(span[at..]);
        at += text.Length;
        span[at++] = (byte)'\n';
    }

    private static void WriteHead(IBufferWriter<byte> output, string? eventType, string? id)
    {
        if (eventType is not (null or "" or "message"))
            WriteLine(output, "event: "u8, eventType);
        if (id is not null)
            WriteLine(output, "id: "u8, id);
    }

    private static void WriteHead(IBufferWriter<byte> output, ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> id)
    {
        if (!eventType.IsEmpty && !eventType.SequenceEqual("message"u8))
            WriteLine(output, "event: "u8, eventType);
        if (!id.IsEmpty)
            WriteLine(output, "id: "u8, id);
    }

    private static void RefuseControl(ReadOnlySpan<char> value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value.IndexOfAny('\r', '\n', '\0') >= 0)
            ThrowControl(name);
    }

    private static void RefuseControl(ReadOnlySpan<byte> value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value.IndexOfAny((byte)'\r', (byte)'\n', (byte)'\0') >= 0)
            ThrowControl(name);
    }

    private static void ThrowControl(string? name) => throw new ArgumentException(
        "Contains CR, LF or NUL, which an event stream cannot carry in an id or event type; remove or encode them.", name);

    private static void WriteLines(IBufferWriter<byte> output, ReadOnlySpan<byte> prefix, ReadOnlySpan<char> text)
    {
        int end;
        while ((end = text.IndexOfAny('\r', '\n')) >= 0)
        {
            WriteLine(output, prefix, text[..end]);
            int next = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            text = text[next..];
        }

        WriteLine(output, prefix, text);
    }

    private static void WriteLines(IBufferWriter<byte> output, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        int end;
        while ((end = text.IndexOfAny((byte)'\r', (byte)'\n')) >= 0)
        {
            WriteLine(output, prefix, text[..end]);
            int next = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            text = text[next..];
        }

        WriteLine(output, prefix, text);
    }

    private static void WriteLine(IBufferWriter<byte> output, ReadOnlySpan<byte> prefix, ReadOnlySpan<char> text)
    {
        if (text.Length <= (SmallFrame - FrameOverhead) / LongestUtf8)
        {
            var span = output.GetSpan(text.Length * LongestUtf8 + FrameOverhead);
            int at = 0;
            PutLine(span, ref at, prefix, text);
            output.Advance(at);
            return;
        }

        output.Write(prefix);
        Encoding.UTF8.GetBytes(text, output);
        output.Write("\n"u8);
    }

    private static void WriteLine(IBufferWriter<byte> output, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        if (text.Length <= SmallFrame - FrameOverhead)
        {
            var span = output.GetSpan(text.Length + FrameOverhead);
            int at = 0;
            PutLine(span, ref at, prefix, text);
            output.Advance(at);
            return;
        }

        output.Write(prefix);
        output.Write(text);
        output.Write("\n"u8);
    }
}
