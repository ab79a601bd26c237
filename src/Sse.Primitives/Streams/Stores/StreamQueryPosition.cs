using System.Globalization;

namespace Sse.Primitives;

/// <summary>A place in a list of streams: after this stream. Earlier places sort first.</summary>
/// <param name="CreatedAt">When the last stream of the page was created.</param>
/// <param name="StreamId">Its id.</param>
public readonly record struct StreamQueryPosition(DateTimeOffset CreatedAt, string StreamId) : IComparable<StreamQueryPosition>
{
    /// <summary>Newer streams come first; those of one moment by id, the ordinally last first.</summary>
    public int CompareTo(StreamQueryPosition other)
    {
        var byTime = other.CreatedAt.CompareTo(CreatedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(other.StreamId, StreamId);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static StreamQueryPosition Parse(string text) =>
        TryParse(text, out var position) ? position : throw new FormatException($"'{text}' does not continue a list of streams.");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out StreamQueryPosition position)
    {
        position = default;
        var dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (dash <= 0 || !long.TryParse(text.AsSpan(0, dash), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var ticks)
            || ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        position = new StreamQueryPosition(new DateTimeOffset(ticks, TimeSpan.Zero), text![(dash + 1)..]);
        return true;
    }

    /// <summary>The time in hexadecimal ticks, a dash, the id.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreatedAt.UtcTicks:x}-{StreamId}");

    /// <summary>Whether <paramref name="left"/> is listed before <paramref name="right"/>.</summary>
    public static bool operator <(StreamQueryPosition left, StreamQueryPosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is listed after <paramref name="right"/>.</summary>
    public static bool operator >(StreamQueryPosition left, StreamQueryPosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not listed after <paramref name="right"/>.</summary>
    public static bool operator <=(StreamQueryPosition left, StreamQueryPosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not listed before <paramref name="right"/>.</summary>
    public static bool operator >=(StreamQueryPosition left, StreamQueryPosition right) => left.CompareTo(right) >= 0;
}
