using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>Words, sentences and syllables of English text, as the readability formula counts them.</summary>
internal static partial class Words
{
    public static int Count(string text) => Word().Count(text);

    public static IEnumerable<string> In(string text) => Word().Matches(text).Select(match => match.Value);

    /// <summary>The first word in lower case; empty when there is none.</summary>
    public static string First(string text) => Word().Match(text).Value.ToLowerInvariant();

    /// <summary>Groups of vowels, without a silent final e; at least one.</summary>
    public static int Syllables(string word)
    {
        var count = 0;
        var wasVowel = false;
        foreach (var c in word)
        {
            var isVowel = "aeiouyAEIOUY".Contains(c, StringComparison.Ordinal);
            count += isVowel && !wasVowel ? 1 : 0;
            wasVowel = isVowel;
        }
        var hasSilentE = word.Length > 2 && word[^1] is 'e' or 'E' && !word.EndsWith("le", StringComparison.OrdinalIgnoreCase);
        return Math.Max(1, hasSilentE && count > 1 ? count - 1 : count);
    }

    /// <summary>How many sentences a line has: those that end inside it, and the rest.</summary>
    public static int Sentences(string line) => Math.Max(1, SentenceEnd().Count(line.TrimEnd('.', '!', '?', ' ')) + 1);

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'\u2019]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?]\s+(?=\p{Lu})")]
    private static partial Regex SentenceEnd();
}
