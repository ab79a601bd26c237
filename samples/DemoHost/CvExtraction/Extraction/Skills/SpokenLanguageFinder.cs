using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Reads spoken languages with their levels: "German (C1)", "Englisch – verhandlungssicher", "French: fluent".</summary>
internal static partial class SpokenLanguageFinder
{
    private const int MaxLines = 200;
    private const int MaxLevelLength = 60;

    /// <summary>The languages of the lines, the level in brackets behind each.</summary>
    public static List<string> Read(IEnumerable<TextLine> lines)
    {
        var found = new List<(string Name, string Level)>();
        foreach (var line in lines.Take(MaxLines))
        {
            foreach (string piece in Cut(line.Text)) Add(piece, found);
        }
        return [.. found.DistinctBy(item => Folding.Key(item.Name)).Select(item => item.Level.Length == 0 ? item.Name : $"{item.Name} ({item.Level})")];
    }

    /// <summary>Whether a text is a language, with or without a level, and nothing else.</summary>
    public static bool IsEntry(string text)
    {
        var found = new List<(string Name, string Level)>();
        Add(text, found);
        return found.Count == 1 && (found[0].Level.Length == 0 || HumanLanguages.IsLevel(found[0].Level) || Frame().IsMatch(found[0].Level));
    }

    /// <summary>At commas and bars, but not inside brackets; a tab may stand between language and level, so it is tried as both.</summary>
    private static IEnumerable<string> Cut(string text)
    {
        foreach (string piece in Separators().Split(MotherTongue().Replace(text, "")))
        {
            string[] cells = piece.Split(TextLine.CellSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (cells.Length > 1 && cells.Count(cell => StartsWithName(cell, out _)) > 1)
            {
                foreach (string cell in cells) yield return cell;
            }
            else
            {
                yield return string.Join(' ', cells);
            }
        }
    }

    private static void Add(string piece, List<(string Name, string Level)> found)
    {
        string text = piece.Trim(Edges);
        if (text.Length == 0) return;
        if (StartsWithName(text, out int length))
        {
            string level = text[length..].Trim(Edges);
            if (level.StartsWith('(') && level.EndsWith(')') && level.IndexOf('(', 1) < 0) level = level[1..^1].Trim();
            found.Add((text[..length], level.Length <= MaxLevelLength ? level : ""));
        }
        else if (found.Count > 0 && found[^1].Level.Length == 0 && (HumanLanguages.IsLevel(text.Trim('(', ')')) || Frame().IsMatch(text)))
        {
            // The level on a line of its own, below the language.
            found[^1] = (found[^1].Name, text.Trim('(', ')'));
        }
        else if (LevelFirst().Match(text) is { Success: true } match && HumanLanguages.IsName(match.Groups[2].Value))
        {
            found.Add((match.Groups[2].Value, match.Groups[1].Value));
        }
    }

    private static readonly char[] Edges = [' ', ',', ';', ':', '.', '|', '\u2013', '\u2014', '-', '\u00B7', '\u2022', '/', '\u25CF', '\u25CB', '\u2605', '\u2606', TextLine.CellSeparator];

    /// <summary>The longest run of words at the start that names a language.</summary>
    private static bool StartsWithName(string text, out int length)
    {
        length = 0;
        var words = Word().Matches(text);
        for (int count = Math.Min(3, words.Count); count > 0; count--)
        {
            int end = words[count - 1].Index + words[count - 1].Length;
            if (words[0].Index == 0 && HumanLanguages.IsName(text[..end]))
            {
                length = end;
                return true;
            }
        }
        return false;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:-[\p{L}]+)?")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:,|;|\||\s/\s|\s?[\u2022\u00B7\u25CF]\s|\s(?:and|und|et|y|e)\s(?=\p{Lu}))(?![^()]{0,60}\))")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?:mother tongue(?:\(s\))?|other languages?(?:\(s\))?|native languages?|foreign languages?|languages?|muttersprache|fremdsprachen|sprachen|lengua materna|madrelingua|altre lingue|langues?|idiomas?)\s*[:\t]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex MotherTongue();

    [GeneratedRegex(@"^[ABC][12][+-]?(?:\s.{0,30})?$|^(?:IELTS|TOEFL|TOEIC|JLPT|N[1-5]|DELE|DELF|HSK|CEFR|GER)\b.{0,25}$|^\(?[ABC][12]\)?$")]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(native|fluent|conversational|basic|intermediate|advanced|bilingual|proficient|professional|beginner)(?:\s+in|\s*:)?\s+(.{3,20})$", RegexOptions.IgnoreCase)]
    private static partial Regex LevelFirst();
}
