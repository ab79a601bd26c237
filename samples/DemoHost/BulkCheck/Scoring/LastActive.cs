using System.Globalization;

namespace DemoHost.BulkCheck;

/// <summary>Reads how long ago somebody was seen: <c>3 days ago</c>.</summary>
internal static class LastActive
{
    /// <returns>Days; a year when the text is not understood.</returns>
    public static int Days(string text)
    {
        var words = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["today" or "now"])
            return 0;
        if (words is ["yesterday"])
            return 1;
        return words is [var count, var unit, ..] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number * DaysOf(unit)
            : 365;
    }

    private static int DaysOf(string unit) => unit.TrimEnd('s') switch
    {
        "minute" or "hour" => 0,
        "day" => 1,
        "week" => 7,
        "month" => 30,
        _ => 365,
    };
}
