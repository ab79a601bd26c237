using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Reads the skills of a skills section: lists with commas, bullets, bars or groups; levels and sentences are left out.</summary>
internal static partial class SkillFinder
{
    private const int MaxLength = 60;
    private const int MaxWords = 6;
    private const int MaxSkills = 200;
    private const int MaxLines = 2_000;

    /// <summary>The skills of the lines, each once, in their order.</summary>
    public static List<string> Read(IEnumerable<TextLine> lines)
    {
        var found = new List<string>();
        foreach (var line in Join(lines.Take(MaxLines)))
        {
            string text = RemoveGroupName(line.Text);
            if (SkillLexicon.SplitList(text) is { } unseparated) found.AddRange(unseparated);
            else if (IsSentence(text)) found.AddRange(SkillLexicon.FindIn(text));
            else found.AddRange(Cut(text).Select(Clean).Where(IsSkill));
        }
        return [.. found.DistinctBy(skill => Folding.Fold(skill)).Take(MaxSkills)];
    }

    /// <summary>A list with commas that was wrapped goes on in the next line; lists with one skill a line do not.</summary>
    private static IEnumerable<TextLine> Join(IEnumerable<TextLine> lines)
    {
        TextLine? current = null, last = null;
        foreach (var line in lines)
        {
            bool goesOn = current is not null && last is not null && !line.ListItem && !line.GapBefore && line.Block == last.Block && !GroupName().IsMatch(line.Text) && (EndsOpen(last.Text) || StartsOpen(line.Text) || Wraps(last, line));
            if (goesOn)
            {
                current = current! with { Text = $"{current.Text} {line.Text}" };
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

    private static bool EndsOpen(string text) => text[^1] is ',' or ';' or '|' or '\u2022' or '\u00B7' or '/' or '&' || text.Count(c => c == '(') > text.Count(c => c == ')');

    private static bool StartsOpen(string text) => text[0] is ',' or ';' or '|' or ')' or '&';

    /// <summary>The line before reaches the edge and has separators; a list of single skills has none.</summary>
    private static bool Wraps(TextLine previous, TextLine line) =>
        !line.StartsParagraph && previous.Fill > 0.75 && previous.Text.AsSpan().IndexOfAny(",;|\u00B7\u2022") >= 0 && ParagraphJoiner.WouldNotFit(previous, line);

    /// <summary>"Languages: C#, Go" without the name of the group; a cell before the list is one too.</summary>
    private static string RemoveGroupName(string text)
    {
        var group = GroupName().Match(text);
        if (group.Success && group.Length < text.Length) return text[group.Length..];
        int tab = text.IndexOf(TextLine.CellSeparator, StringComparison.Ordinal);
        // Two cells of which the second is a list: the first one names it.
        return tab > 0 && text.IndexOf(',', tab) > 0 && !text[..tab].Contains(',', StringComparison.Ordinal) ? text[(tab + 1)..] : text;
    }

    private static IEnumerable<string> Cut(string text)
    {
        bool separated = HasSeparator().IsMatch(text);
        foreach (string piece in Separators().Split(text))
        {
            // "Java and Kotlin" in a list; "Research and development" stands alone.
            var words = separated ? AndBefore().Replace(piece.Trim(), "") : piece.Trim();
            string[] both = Conjunction().Split(words);
            bool pair = both.Length == 2 && (SkillLexicon.IsKnown(both[0].Trim()) || SkillLexicon.IsKnown(both[1].Trim())) && both.All(part => part.Trim().Split(' ').Length <= 2);
            foreach (string part in pair ? both : [words]) yield return part;
        }
    }

    private static string Clean(string skill)
    {
        string text = Level().Replace(skill, " ");
        text = Rating().Replace(text, " ").Trim(Edges);
        text = TrailingLevel().Replace(text.TrimEnd('.'), "").Trim(Edges);
        // "Excel avanzado" is Excel; "Soporte vital avanzado" is the name of a skill.
        string bare = TrailingAdjective().Replace(text, "");
        if (SkillLexicon.IsKnown(bare)) text = bare;
        return Spaces().Replace(text.TrimEnd('.'), " ");
    }

    // No full stop: it starts ".NET".
    private static readonly char[] Edges = [' ', ',', ';', ':', '|', '\u2013', '\u2014', '-', '\u00B7', '\u2022', '*', '_', '/', '"', '\u201C', '\u201D', TextLine.CellSeparator];

    private static bool IsSkill(string skill)
    {
        if (skill.Length is 0 or > MaxLength || !skill.Any(char.IsLetter)) return false;
        if (skill.Length == 1 && skill is not ("C" or "R" or "D" or "K" or "Q" or "V")) return false;
        if (skill.Split(' ').Length > MaxWords || LevelWord().IsMatch(skill)) return false;
        return !skill.Contains('@', StringComparison.Ordinal) && !skill.Contains("://", StringComparison.Ordinal);
    }

    private static bool IsSentence(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 7) return false;
        int separators = text.Count(c => c is ',' or ';' or '|' or '\u00B7' or '\u2022' or TextLine.CellSeparator);
        int lower = words.Count(word => char.IsLower(word[0]));
        return (words.Length > (separators + 1) * 4.5 && lower * 2 >= words.Length) || (text.EndsWith('.') && separators < 2 && lower * 2 >= words.Length);
    }

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{N} &/+,.()\u2019'-]{1,48}?\s?:\s+|^[\p{L}][\p{L} &/-]{1,40}\s[\u2013\u2014]\s(?=[^,]{1,40},)")]
    private static partial Regex GroupName();

    [GeneratedRegex(@"[,;|\u2022\u00B7\u25CF\u25AA\t]")]
    private static partial Regex HasSeparator();

    // A comma inside brackets or between digits separates nothing.
    [GeneratedRegex(@"(?:,(?!\d{3}\b)|;|\||\t|\s?[\u2022\u00B7\u25CF\u25AA\u25E6\u2756\u2666]\s?|\s[\u2013\u2014]\s|\s/\s|\s-\s)(?![^()]{0,80}\))")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?:and|und|et|y|e|en|i|oraz|&)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex AndBefore();

    [GeneratedRegex(@"\s+(?:and|und|et|y)\s+")]
    private static partial Regex Conjunction();

    /// <summary>A level, or years, in brackets.</summary>
    [GeneratedRegex(@"\(\s*(?:[^()]{0,60}?(?:\b(?:expert|experte|advanced|intermediate|beginner|basic|basics|proficient|fluent|familiar|years?|yrs?|jahre?|ans|a\u00F1os|gut|sehr gut|grundkenntnisse|fortgeschritten|experten\p{L}*|avanc\u00E9|interm\u00E9diaire|d\u00E9butant|avanzado|intermedio|b\u00E1sico|avan\u00E7ado|good|excellent|strong|learning|notions|certified|level)\b|\d\s?/\s?\d)[^()]{0,40})\)", RegexOptions.IgnoreCase)]
    private static partial Regex Level();

    [GeneratedRegex(@"[\u2605\u2606\u25CF\u25CB\u25A0\u25A1\u25AE\u25AF\u2B50\u2588\u2591\u2592\u2593]{2,}|\b\d{1,3}\s?%|\b\d\s?/\s?(?:5|10)\b")]
    private static partial Regex Rating();

    [GeneratedRegex(@"\s*[:\u2013\u2014-]\s*(?:expert|advanced|intermediate|beginner|basic|proficient|fluent|very good|good|excellent|experte|fortgeschritten|grundkenntnisse|sehr gut|gut|avanc\u00E9|avanzado|b\u00E1sico|intermedio)$", RegexOptions.IgnoreCase)]
    private static partial Regex TrailingLevel();

    [GeneratedRegex(@"\s+(?:avanzado|avanc\u00E9|avan\u00E7ado|avanzato|advanced|fortgeschritten)$", RegexOptions.IgnoreCase)]
    private static partial Regex TrailingAdjective();

    [GeneratedRegex(@"^(?:expert|advanced|intermediate|beginner|basic|proficient|fluent|good|very good|excellent|etc|other|others|u\.?\s?a|various|skills|references available.*)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex LevelWord();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
