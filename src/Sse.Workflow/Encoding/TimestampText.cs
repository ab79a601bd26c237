using System.Globalization;
using System.Text;

namespace Sse.Workflow;

/// <summary>
/// Writes times as <c>2026-01-01T00:00:00.000Z</c>. Only the milliseconds are formatted each time; the rest is kept for as long
/// as the second lasts. Owned by the workflow's lock.
/// </summary>
internal sealed class TimestampText(DateTimeOffset startedAt)
{
    private const int SecondsLength = 20;

    private readonly byte[] _text = new byte[24];
    private long _second = -1;

    /// <summary>The text of a time after the start; valid until the next call.</summary>
    public ReadOnlySpan<byte> At(TimeSpan elapsed)
    {
        var ticks = startedAt.UtcTicks + elapsed.Ticks;
        var (second, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (second != _second)
            FormatSecond(second);
        var milliseconds = (int)(rest / TimeSpan.TicksPerMillisecond);
        _text[SecondsLength] = (byte)('0' + milliseconds / 100);
        _text[SecondsLength + 1] = (byte)('0' + milliseconds / 10 % 10);
        _text[SecondsLength + 2] = (byte)('0' + milliseconds % 10);
        return _text;
    }

    /// <summary>A time in the same format.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private void FormatSecond(long second)
    {
        Encoding.ASCII.GetBytes(Format(new DateTimeOffset(second * TimeSpan.TicksPerSecond, TimeSpan.Zero)), _text);
        _second = second;
    }
}
