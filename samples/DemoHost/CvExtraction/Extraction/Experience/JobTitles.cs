using System.Collections.Frozen;

namespace DemoHost.CvExtraction;

/// <summary>Knows the words of job titles.</summary>
internal static class JobTitles
{
    private const int MaxLength = 110;
    private const int MaxPhraseWords = 3;

    private static readonly FrozenSet<string> Heads = LexiconFile.Read("titles").Where(item => item.Group == "heads" && item.Entry[0] != '-').Select(item => Folding.Key(item.Entry)).ToFrozenSet();
    private static readonly FrozenSet<string> Qualifiers = LexiconFile.Read("titles").Where(item => item.Group == "qualifiers").Select(item => Folding.Key(item.Entry)).ToFrozenSet();
    private static readonly string[] Endings = [.. LexiconFile.Read("titles").Where(item => item.Entry[0] == '-').Select(item => Folding.Key(item.Entry[1..]))];

    /// <summary>0 for no title; 0.5 for words that stand beside titles; 1 when a title's head word is there.</summary>
    public static double Score(string text)
    {
        if (text.Length > MaxLength) return 0;
        string[] words = Folding.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 12) return 0;
        if (HasHead(words)) return 1;
        int qualifiers = words.Count(Qualifiers.Contains);
        return qualifiers == 0 ? 0 : Math.Min(0.5, 0.5 * qualifiers / words.Length + 0.1);
    }

    public static bool HasHead(string text) => Score(text) >= 1;

    private static bool HasHead(string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (IsHead(words[i])) return true;
            for (int length = 2; length <= MaxPhraseWords && i + length <= words.Length; length++)
            {
                if (Heads.Contains(string.Join(' ', words, i, length))) return true;
            }
        }
        return false;
    }

    private static bool IsHead(string word)
    {
        if (Heads.Contains(word) || (word.Length > 4 && word[^1] == 's' && Heads.Contains(word[..^1]))) return true;
        return word.Length > 8 && Endings.Any(ending => word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal));
    }
}
