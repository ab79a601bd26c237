using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>Cuts text into the pieces that names of skills are made of: <c>C#</c>, <c>.NET</c>, <c>Node.js</c>; <c>CI/CD</c> is two.</summary>
internal static partial class SkillTokens
{
    /// <summary>Start and end of each piece.</summary>
    public static List<(int Start, int End)> Cut(string text)
    {
        var tokens = new List<(int, int)>();
        foreach (var match in Token().EnumerateMatches(text))
        {
            var end = match.Index + match.Length;
            // A full stop behind it ends the sentence.
            while (text[end - 1] == '.')
                end--;
            tokens.Add((match.Index, end));
        }
        return tokens;
    }

    /// <summary>What names are compared by.</summary>
    public static string Key(string text, IReadOnlyList<(int Start, int End)> tokens, int first, int count)
    {
        if (count == 1)
            return text[tokens[first].Start..tokens[first].End].ToLowerInvariant();
        return string.Join(' ', Enumerable.Range(first, count).Select(i => text[tokens[i].Start..tokens[i].End])).ToLowerInvariant();
    }

    /// <summary>Whether two pieces can belong to one name: a blank, a dash or a slash between them, no comma.</summary>
    public static bool AreJoined(string text, (int Start, int End) left, (int Start, int End) right)
    {
        var between = text.AsSpan(left.End, right.Start - left.End);
        return between.Length <= 3 && between.IndexOfAnyExcept(" -/") < 0;
    }

    [GeneratedRegex(@"\.?[\p{L}\p{N}][\p{L}\p{N}+#.]*")]
    private static partial Regex Token();
}
