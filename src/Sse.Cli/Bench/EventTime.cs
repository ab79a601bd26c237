using System.Globalization;

namespace Sse.Cli.Bench;

/// <summary>Reads <c>ts</c>, the time in the envelope of a workflow's event, without parsing the rest.</summary>
internal static class EventTime
{
    private const string Field = "\"ts\":\"";

    /// <summary>When the event happened; null when its data does not say. A quote inside a JSON text is escaped, so the field is found in no value.</summary>
    public static DateTimeOffset? Find(ReadOnlySpan<char> data)
    {
        int start = data.IndexOf(Field, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var rest = data[(start + Field.Length)..];
        int end = rest.IndexOf('"');
        return end > 0 && DateTimeOffset.TryParse(rest[..end], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
