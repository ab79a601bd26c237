using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Tells heads of entries from what is said about them, line by line.</summary>
internal static partial class EntryLineReader
{
    private const int ProseWords = 9;
    private const int ShortProseWords = 6;
    private const int LongProseWords = 14;

    public static List<EntryLine> Read(IEnumerable<TextLine> lines)
    {
        var source = lines.Where(line => !IsNoise(line.Text)).ToList();
        bool listEntries = StartsWithListEntry(source);
        var joined = Join(source, listEntries).SelectMany(SplitBehindDate).ToList();
        return [.. joined.Select((line, index) => Classify(line, listEntries, IsListedHead(joined, index)))];
    }

    /// <summary>Whether entries themselves are the items of the list: "- Engineer, Acme (2019–2021)".</summary>
    private static bool StartsWithListEntry(List<TextLine> lines)
    {
        var first = lines.Find(line => FindDate(line.Text) is not null);
        if (first is null || !first.ListItem) return false;
        // Under a head line without date, list items with dates are what was done there.
        return lines[0].ListItem;
    }

    /// <summary>A list item right above a line that is only a date is the head of an entry.</summary>
    private static bool IsListedHead(List<TextLine> lines, int index) =>
        lines[index] is { ListItem: true, Text.Length: < 90 } line && !line.Text.EndsWith('.') && index + 1 < lines.Count
        && lines[index + 1] is { ListItem: false } next && FindDate(next.Text) is { } date && date.Length >= next.Text.Trim(Borders).Length - 2;

    /// <summary>"Engineer, Acme (2016–2020). Built things." is a head and what is said about it.</summary>
    private static IEnumerable<TextLine> SplitBehindDate(TextLine line)
    {
        if (FindDate(line.Text) is not { IsRange: true } date || date.Index == 0) return [line];
        string rest = line.Text[(date.Index + date.Length)..].TrimStart(')', ']', ' ');
        bool sentence = rest.StartsWith(". ", StringComparison.Ordinal) && rest.Split(' ').Length > 2;
        if (!sentence) return [line];
        return [line with { Text = line.Text[..^(rest.Length)].TrimEnd() }, line with { Text = rest[2..].Trim(), ListItem = true, GapBefore = false }];
    }

    private static EntryLine Classify(TextLine line, bool listEntries, bool listedHead)
    {
        var (label, rest) = EntryLabels.Read(line.Text);
        if (label == EntryLabel.Body) return new EntryLine(line with { Text = rest }, null, true, label);
        if (label != EntryLabel.None) return new EntryLine(line with { Text = rest }, label == EntryLabel.Dates ? DateRangeFinder.Find(rest) : null, false, label);
        var date = FindDate(line.Text);
        bool listed = line.ListItem && !listedHead && !(listEntries && date is not null);
        bool body = line.HeadingLevel == 0 && (listed || (date is null ? IsProse(line.Text) : IsLongProse(line.Text)) || line.Text.EndsWith(':'));
        return new EntryLine(line, body ? null : date, body, label);
    }

    /// <summary>The date of an entry: a range, or a single date at the line's start or end.</summary>
    public static DateRange? FindDate(string text)
    {
        if (DateRangeFinder.Find(text) is not { } date) return null;
        if (date.IsRange) return date;
        string before = text[..date.Index].Trim(Borders);
        string after = text[(date.Index + date.Length)..].Trim(Borders);
        return before.Length == 0 || after.Length == 0 || text[..date.Index].EndsWith(TextLine.CellSeparator) ? date : null;
    }

    private static readonly char[] Borders = [' ', '(', ')', ',', '.', ':', '|', '\u2013', '\u2014', '-', TextLine.CellSeparator];

    /// <summary>Joins wrapped lines, but never the lines of a head with each other.</summary>
    private static IEnumerable<TextLine> Join(List<TextLine> lines, bool listEntries)
    {
        TextLine? current = null, last = null;
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            bool startsEntry = last is not null && last.Text[^1] == '.' && line.Text[^1] != '.' && (JobTitles.HasHead(line.Text) || IsAboveDate(lines, i));
            bool joinable = current is not null && !startsEntry && (current.ListItem || IsProse(current.Text) || (char.IsLower(line.Text[0]) && current.Text.Length > 30)) && (listEntries || FindDate(line.Text) is null or { IsRange: false }) && EntryLabels.Read(line.Text).Label == EntryLabel.None;
            if (joinable && (ParagraphJoiner.Hangs(current!, line) || ParagraphJoiner.Continues(last!, line)))
            {
                current = current! with { Text = ParagraphJoiner.Glue(current.Text, line.Text) };
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

    /// <summary>The next line is little more than a date: this one is a head.</summary>
    private static bool IsAboveDate(List<TextLine> lines, int index) =>
        index + 1 < lines.Count && lines[index + 1] is { ListItem: false, Text.Length: < 60 } next && FindDate(next.Text) is { IsRange: true };

    private static bool IsProse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2 && words[^1].Length > 4 && text[^1] is '.' or ';' && !OrganizationNames.EndsWithLegalForm(text)) return true;
        if (char.IsLower(text[0]) && !JobTitles.HasHead(text)) return true;
        int lower = words.Count(word => char.IsLower(word[0]));
        if (words.Length >= ShortProseWords && lower * 10 >= words.Length * 7 && !JobTitles.HasHead(text) && OrganizationNames.Score(text) == 0 && !text.Contains(TextLine.CellSeparator, StringComparison.Ordinal)) return true;
        return words.Length >= ProseWords && lower * 2 >= words.Length && !text.Contains(TextLine.CellSeparator, StringComparison.Ordinal);
    }

    private static bool IsLongProse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= LongProseWords && words.Count(word => char.IsLower(word[0])) * 2 >= words.Length && FirstDateInMiddle(text);
    }

    private static bool FirstDateInMiddle(string text) =>
        DateRangeFinder.Find(text) is { } date && text[..date.Index].Trim(Borders).Length > 0 && text[(date.Index + date.Length)..].Trim(Borders).Length > 0;

    /// <summary>Lines that say only how long something took: "3 years 4 months".</summary>
    private static bool IsNoise(string text) => Duration().IsMatch(text) || text.All(c => !char.IsLetterOrDigit(c));

    [GeneratedRegex(@"^\(?(?:\d{1,2}\+?\s?(?:years?|yrs?|months?|mos?|jahre?|monate?|ans?|mois|a\u00F1os?|meses|mes|anni|anno|mesi|jaar|maanden|lata|lat|miesi\u0105c\p{L}*|anos?)[\s,]*(?:and|und|et|y|e|en|i)?\s*){1,2}\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Duration();
}
