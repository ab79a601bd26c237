using System.Runtime.CompilerServices;

namespace Sse.Primitives;

/// <summary>Takes one line apart: WHATWG HTML 9.2.6, "interpreting an event stream".</summary>
internal static class SseLine
{
    private const long LongestRetryMilliseconds = long.MaxValue / TimeSpan.TicksPerMillisecond;

    /// <summary>
    /// Names the field of a line that is not empty, and says where its value starts: one space after the colon is skipped. Names are compared as
    /// they stand; the likely ones first.
    /// </summary>
    public static SseField Parse(ReadOnlySpan<byte> line, out int valueStart)
    {
        if (line.StartsWith("data:"u8))
            return Field(SseField.Data, line, 5, out valueStart);
        if (line.StartsWith("event:"u8))
            return Field(SseField.EventType, line, 6, out valueStart);
        if (line.StartsWith("id:"u8))
            return Field(SseField.Id, line, 3, out valueStart);
        if (line[0] == ':')
            return Field(SseField.Comment, line, 1, out valueStart);
        if (line.StartsWith("retry:"u8))
            return Field(SseField.Retry, line, 6, out valueStart);
        valueStart = line.Length;
        return BareName(line);
    }

    /// <summary>Reads a reconnection time. False for anything but ASCII digits, and for more than <see cref="TimeSpan"/> can hold.</summary>
    public static bool TryParseRetry(ReadOnlySpan<byte> value, out long milliseconds)
    {
        milliseconds = 0;
        foreach (byte digit in value)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            milliseconds = milliseconds * 10 + (digit - '0');
            if (milliseconds > LongestRetryMilliseconds)
                return false;
        }

        return value.Length > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SseField Field(SseField field, ReadOnlySpan<byte> line, int afterColon, out int valueStart)
    {
        valueStart = afterColon < line.Length && line[afterColon] == ' ' ? afterColon + 1 : afterColon;
        return field;
    }

    // A line without a colon is a field with an empty value.
    private static SseField BareName(ReadOnlySpan<byte> line) =>
        line.SequenceEqual("data"u8) ? SseField.Data
        : line.SequenceEqual("event"u8) ? SseField.EventType
        : line.SequenceEqual("id"u8) ? SseField.Id
        : line.SequenceEqual("retry"u8) ? SseField.Retry
        : SseField.Unknown;
}
