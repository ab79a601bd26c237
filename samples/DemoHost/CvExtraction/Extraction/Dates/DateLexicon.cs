using System.Collections.Frozen;
using System.Globalization;

namespace DemoHost.CvExtraction;

/// <summary>The words of dates, folded, with what they mean.</summary>
internal static class DateLexicon
{
    private static readonly FrozenDictionary<string, (DateTokenKind Kind, int Month)> Words = Load();

    // Phrases of several words, found by their first word; the longest comes first.
    private static readonly FrozenDictionary<string, string[]> Phrases = Words.Keys.Where(IsPhrase)
        .GroupBy(phrase => phrase.Split(' ', '/', '\'', '.')[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Length).ToArray());

    /// <summary>Looks the word up that starts at a place of a folded text; the longest phrase wins.</summary>
    public static (DateTokenKind Kind, int Month, int Length) Lookup(string folded, int start, int wordLength)
    {
        string word = folded.Substring(start, wordLength);
        foreach (string phrase in Phrases.GetValueOrDefault(word) ?? [])
        {
            int end = start + phrase.Length;
            if (string.CompareOrdinal(folded, start, phrase, 0, phrase.Length) == 0 && (end >= folded.Length || !char.IsLetter(folded[end]) || !char.IsLetter(phrase[^1])))
            {
                var found = Words[phrase];
                return (found.Kind, found.Month, phrase.Length);
            }
        }
        return Words.TryGetValue(word, out var single) ? (single.Kind, single.Month, wordLength) : (DateTokenKind.Word, 0, wordLength);
    }

    private static bool IsPhrase(string entry) => entry.AsSpan().IndexOfAny(" /'.") >= 0;

    private static FrozenDictionary<string, (DateTokenKind Kind, int Month)> Load()
    {
        var words = new Dictionary<string, (DateTokenKind Kind, int Month)>();
        foreach (var (group, entry) in LexiconFile.Read("dates"))
        {
            var meaning = int.TryParse(group, CultureInfo.InvariantCulture, out int month)
                ? (DateTokenKind.Month, month)
                : (Enum.Parse<DateTokenKind>(group, ignoreCase: true), 0);
            words.TryAdd(Folding.Fold(entry), meaning);
        }
        return words.ToFrozenDictionary();
    }
}
