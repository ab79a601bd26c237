using System.Buffers;
using System.Collections.Frozen;

namespace DemoHost.CvExtraction;

/// <summary>Finds known skills in running text.</summary>
internal static class SkillLexicon
{
    private const int MaxWords = 4;

    private static readonly FrozenDictionary<string, string> Names = LexiconFile.Read("skills").Where(item => item.Group == "names").DistinctBy(item => Fold(item.Entry)).ToFrozenDictionary(item => Fold(item.Entry), item => item.Entry);
    private static readonly FrozenSet<string> Common = LexiconFile.Read("skills").Where(item => item.Group == "common").Select(item => item.Entry).ToFrozenSet();
    private static readonly SearchValues<char> Separators = SearchValues.Create(",;|\t:\u2022\u00B7");
    private static readonly SearchValues<char> Borders = SearchValues.Create(" \t,;:()[]{}\"/|\u2022\u00B7\u2013\u2014");

    public static bool IsKnown(string text) => Names.ContainsKey(Fold(text)) || Common.Contains(text);

    /// <summary>Known skills of a text in its order; everyday words only when another skill stands in the same text.</summary>
    public static List<string> FindIn(string text)
    {
        var words = Tokenize(text);
        var found = new List<(string Name, bool Sure)>();
        for (int i = 0; i < words.Count;)
        {
            int length = Longest(words, i, out string? name);
            if (name is not null) found.Add((name, true));
            else if (Common.Contains(words[i])) found.Add((words[i], false));
            i += Math.Max(1, length);
        }
        return found.Exists(item => item.Sure) ? found.ConvertAll(item => item.Name) : [];
    }

    /// <summary>
    /// Cuts a list whose separators got lost ("Spark Scala Kafka Airflow"): when most of its words are known skills, the others are one each.
    /// Null for other text.
    /// </summary>
    public static List<string>? SplitList(string text)
    {
        if (text.AsSpan().IndexOfAny(Separators) >= 0 || text.EndsWith('.')) return null;
        string[] pieces = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length is < 3 or > 60) return null;
        var words = pieces.ToList();
        var found = new List<string>();
        int known = 0, knownSkills = 0;
        for (int i = 0; i < words.Count;)
        {
            int length = Longest(words, i, out string? name);
            if (name is null && Common.Contains(words[i])) length = 1;
            known += length;
            if (length > 0) knownSkills++;
            found.Add(length > 0 ? string.Join(' ', words.GetRange(i, length)) : words[i]);
            i += Math.Max(1, length);
        }
        return knownSkills >= 3 && known * 3 >= words.Count * 2 ? found : null;
    }

    private static int Longest(List<string> words, int start, out string? name)
    {
        for (int length = Math.Min(MaxWords, words.Count - start); length > 0; length--)
        {
            if (Names.TryGetValue(Fold(string.Join(' ', words.GetRange(start, length))), out name)) return length;
        }
        name = null;
        return 0;
    }

    private static List<string> Tokenize(string text)
    {
        var words = new List<string>();
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool border = i == text.Length || (Borders.Contains(text[i]) && !IsInsideName(text, i));
            if (!border && start < 0) start = i;
            if (!border || start < 0) continue;
            string word = text[start..i].TrimEnd('.', '!', '?');
            if (word.Length > 0) words.Add(word);
            start = -1;
        }
        return words;
    }

    /// <summary>The slash of "CI/CD", "A/B" and "PL/SQL".</summary>
    private static bool IsInsideName(string text, int index) =>
        text[index] == '/' && index > 0 && index + 1 < text.Length && char.IsUpper(text[index - 1]) && char.IsUpper(text[index + 1]);

    private static string Fold(string text) => Folding.Fold(text).Trim();
}
