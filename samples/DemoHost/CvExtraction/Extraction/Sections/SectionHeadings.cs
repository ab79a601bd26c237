using System.Collections.Frozen;

namespace DemoHost.CvExtraction;

/// <summary>Knows section headings in many spellings and languages.</summary>
internal static class SectionHeadings
{
    private const int MaxLength = 64;
    private const int MaxWords = 7;

    private static readonly FrozenDictionary<string, CvSectionKind> Phrases = LexiconFile.Read("headings")
        .Where(item => item.Group != "modifiers")
        .DistinctBy(item => Folding.Key(item.Entry))
        .ToFrozenDictionary(item => Folding.Key(item.Entry), item => Enum.Parse<CvSectionKind>(item.Group));

    private static readonly FrozenSet<string> Modifiers = LexiconFile.Read("headings")
        .Where(item => item.Group == "modifiers").Select(item => Folding.Key(item.Entry)).ToFrozenSet();

    private static readonly FrozenSet<string> Joiners = ((string[])["and", "und", "et", "y", "e", "en", "i", "of", "the", "de", "des", "du", "of my", "in", "for", "with", "a", "oraz", "och", "og"]).ToFrozenSet();

    /// <summary>The kind of section a text announces when all of it is a heading; null when it is not.</summary>
    public static CvSectionKind? Match(string text)
    {
        if (text.Length > MaxLength || text.Length < 2) return null;
        string key = Folding.Key(JoinSpacedLetters(text)).TrimStart(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ']);
        if (key.Length < 2) return null;
        if (Phrases.TryGetValue(key, out var kind)) return kind;
        return MatchParts(key);
    }

    /// <summary>"E X P E R I E N C E" and "W O R K   H I S T O R Y" as words; other text unchanged.</summary>
    public static string JoinSpacedLetters(string text)
    {
        string[] pieces = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length < 4 || pieces.Count(piece => piece.Trim('\t', '&', ':').Length <= 1 || piece.Contains(TextLine.CellSeparator, StringComparison.Ordinal)) < pieces.Length * 0.8) return text;
        // Between words the gap is wider: it became a cell border, or two spaces.
        return string.Join(' ', text.Split([TextLine.CellSeparator.ToString(), "  "], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Replace(" ", "", StringComparison.Ordinal)));
    }

    /// <summary>Every word is a heading word, a modifier or a joiner, and at least one is a heading word; the first one decides.</summary>
    private static CvSectionKind? MatchParts(string key)
    {
        string[] words = key.Split(' ');
        if (words.Length > MaxWords) return null;
        CvSectionKind? found = null;
        for (int start = 0; start < words.Length;)
        {
            int length = LongestPhrase(words, start, out var kind);
            if (length > 0)
            {
                found = Choose(found, kind);
                start += length;
            }
            else if (Modifiers.Contains(words[start]) || Joiners.Contains(words[start]))
            {
                start++;
            }
            else
            {
                return null;
            }
        }
        return found;
    }

    /// <summary>"Career Summary" is a summary although "career" alone announces positions: the later word is the noun, "and" keeps the first.</summary>
    private static CvSectionKind Choose(CvSectionKind? found, CvSectionKind next) =>
        found is null or CvSectionKind.Other ? next : found.Value;

    private static int LongestPhrase(string[] words, int start, out CvSectionKind kind)
    {
        for (int length = Math.Min(4, words.Length - start); length > 0; length--)
        {
            if (Phrases.TryGetValue(string.Join(' ', words, start, length), out kind)) return length;
        }
        kind = default;
        return 0;
    }
}
