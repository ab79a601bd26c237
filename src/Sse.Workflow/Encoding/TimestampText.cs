using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Sse.Workflow;

/// <summary>
/// What every event of a workflow has in common at one time: <c>"workflowId":"…","ts":"2026-01-01T00:00:00.000Z","t":0</c>. Formatted once in a
/// millisecond, and the date once in a second. Owned by the workflow's lock.
/// </summary>
internal sealed class TimestampText
{
    private const int SecondsLength = 20;
    private const int TimestampLength = 24;

    /// <summary>The quotation mark behind the timestamp, and the name of the next field.</summary>
    private static ReadOnlySpan<byte> ElapsedName => "\",\"t\":"u8;

    private readonly DateTimeOffset _startedAt;
    private readonly byte[] _text;
    private readonly int _start;
    private int _length;
    private long _second = -1;

    // The text holds from the one to before the other.
    private TimeSpan _from = TimeSpan.MaxValue;
    private TimeSpan _until;

    public TimestampText(string workflowId, DateTimeOffset startedAt)
    {
        _startedAt = startedAt;
        var writer = EventWriter.Create();
        writer.Text("workflowId"u8, workflowId);
        writer.Raw(",\"ts\":\""u8);
        _start = writer.Length;
        _text = [.. writer.Written, .. new byte[TimestampLength], .. ElapsedName, .. new byte[20]];
    }

    /// <summary>The text of a time after the start; valid until the next call.</summary>
    public ReadOnlySpan<byte> At(TimeSpan elapsed)
    {
        if (elapsed < _from || elapsed >= _until)
            FormatMillisecond(elapsed);
        return _text.AsSpan(0, _length);
    }

    /// <summary>A time in the same format.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private void FormatMillisecond(TimeSpan elapsed)
    {
        var ticks = _startedAt.UtcTicks + elapsed.Ticks;
        var (second, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (second != _second)
            FormatSecond(second);
        var (milliseconds, ofMillisecond) = Math.DivRem(rest, TimeSpan.TicksPerMillisecond);
        _text[_start + SecondsLength] = (byte)('0' + milliseconds / 100);
        _text[_start + SecondsLength + 1] = (byte)('0' + milliseconds / 10 % 10);
        _text[_start + SecondsLength + 2] = (byte)('0' + milliseconds % 10);
        var (t, ofT) = Math.DivRem(elapsed.Ticks, TimeSpan.TicksPerMillisecond);
        var start = _start + TimestampLength + ElapsedName.Length;
        Utf8Formatter.TryFormat(t, _text.AsSpan(start), out var digits);
        _length = start + digits;
        // The workflow need not have started with a millisecond: the two times change at different moments.
        _from = elapsed;
        _until = elapsed + TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond - Math.Max(ofMillisecond, ofT));
    }

    private void FormatSecond(long second)
    {
        Encoding.ASCII.GetBytes(Format(new DateTimeOffset(second * TimeSpan.TicksPerSecond, TimeSpan.Zero)), _text.AsSpan(_start));
        _second = second;
    }
}
