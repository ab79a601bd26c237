namespace DemoHost.CvExtraction;

/// <summary>Finds dates and ranges of dates in a text, as they are written in CVs. One pass over the text's tokens.</summary>
internal static class DateRangeFinder
{
    /// <summary>Headers of entries are short; a date behind this many characters is prose.</summary>
    private const int MaxLength = 600;

    /// <summary>The first range of the text, or its first single date when there is no range; null without dates.</summary>
    public static DateRange? Find(string text)
    {
        var all = FindAll(text);
        return all.Find(range => range.IsRange) ?? (all.Count > 0 ? all[0] : null);
    }

    /// <summary>Every date and range, left to right, not overlapping.</summary>
    public static List<DateRange> FindAll(string text)
    {
        var found = new List<DateRange>();
        if (text.Length > MaxLength || !text.Any(char.IsAsciiDigit)) return found;
        var tokens = DateTokenizer.Tokenize(text);
        for (int i = 0; i < tokens.Count;)
        {
            if (new DateRangeParser(tokens, text.Length).Parse(i) is { } parsed)
            {
                found.Add(parsed.Range);
                i = parsed.Next;
            }
            else
            {
                i++;
            }
        }
        return found;
    }
}
