namespace DemoHost.CvExtraction;

/// <summary>Joins lines that were wrapped by the page's width back into paragraphs.</summary>
internal static class ParagraphJoiner
{
    /// <summary>A line that reaches less far than this was ended by its author.</summary>
    private const double FullLine = 0.72;

    public static IEnumerable<TextLine> Join(IEnumerable<TextLine> lines)
    {
        TextLine? current = null;
        TextLine? last = null;
        foreach (var line in lines)
        {
            if (current is not null && last is not null && (Hangs(current, line) || Continues(last, line)))
            {
                current = current with { Text = Glue(current.Text, line.Text) };
            }
            else
            {
                if (current is not null) yield return current;
                current = line;
            }
            last = line;
        }
        if (current is not null) yield return current;
    }

    /// <summary>Puts two parts of a paragraph together; a hyphen at the end of a line goes when the word goes on in small letters.</summary>
    public static string Glue(string first, string second)
    {
        bool hyphenated = first.Length > 2 && first[^1] is '-' or '\u2010' && char.IsLetter(first[^2]) && second.Length > 0 && char.IsLower(second[0]);
        // "front-" + "end" keeps its hyphen when the first part already is a compound ("state-of-the-").
        bool compound = hyphenated && first.AsSpan(first.LastIndexOf(' ') + 1).TrimEnd('-').Contains('-');
        return hyphenated ? (compound ? first : first[..^1]) + second : $"{first} {second}";
    }

    /// <summary>Whether a line goes on where the one before it ended.</summary>
    public static bool Continues(TextLine previous, TextLine line)
    {
        if (line.StartsParagraph || line.ListItem || line.GapBefore || line.HeadingLevel > 0 || previous.HeadingLevel > 0) return false;
        if (line.Block != previous.Block || line.Text.Contains(TextLine.CellSeparator, StringComparison.Ordinal)) return false;
        if (char.IsLower(line.Text[0]) && !EndsSentence(previous.Text)) return true;
        if (previous.Text[^1] is ',' or '-' or '&' or '/') return previous.Fill > 0.5;
        return previous.Fill >= FullLine && WouldNotFit(previous, line) && !(EndsSentence(previous.Text) && previous.Fill < 0.85);
    }

    /// <summary>A line of a list item that stands deeper than the item's bullet goes on with it, however short the lines are.</summary>
    public static bool Hangs(TextLine item, TextLine line) =>
        item.ListItem && !line.ListItem && !line.GapBefore && line.HeadingLevel == 0 && line.Block == item.Block && line.Page == item.Page
        && line.Indent > item.Indent + 0.4 && line.Indent < item.Indent + 4 && !line.Text.Contains(TextLine.CellSeparator, StringComparison.Ordinal);

    /// <summary>The next line's first word would not have fit behind the line: the line was wrapped, not ended.</summary>
    public static bool WouldNotFit(TextLine previous, TextLine line)
    {
        if (previous.Fill <= 0) return false;
        double free = previous.Text.Length / previous.Fill * (1 - previous.Fill);
        int space = line.Text.IndexOf(' ', StringComparison.Ordinal);
        int word = space < 0 ? line.Text.Length : space;
        return word + 1 >= free - 2;
    }

    private static bool EndsSentence(string text) => text[^1] is '.' or '!' or '?' or ':';
}
