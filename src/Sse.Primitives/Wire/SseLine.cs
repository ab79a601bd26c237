namespace Sse.Primitives;

/// <summary>Takes one line apart: WHATWG HTML 9.2.6, "interpreting an event stream".</summary>
internal static class SseLine
{
    /// <summary>Names the field of a line that is not empty, and says where its value starts (one space after the colon is skipped).</summary>
    public static SseField Parse(ReadOnlySpan<byte> line, out int valueStart)
    {
        int colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        valueStart = colon < 0 ? line.Length : colon + 1;
        if (valueStart < line.Length && line[valueStart] == ' ')
            valueStart++;
        return colon == 0 ? SseField.Comment : Name(name);
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
            if (milliseconds > MaxRetryMilliseconds)
                return false;
        }

        return value.Length > 0;
    }

    private static long MaxRetryMilliseconds => TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond;

    // Names are compared as they stand: no trimming, no case folding.
    private static SseField Name(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("data"u8) ? SseField.Data
        : name.SequenceEqual("event"u8) ? SseField.EventType
        : name.SequenceEqual("id"u8) ? SseField.Id
        : name.SequenceEqual("retry"u8) ? SseField.Retry
        : SseField.Unknown;
}
