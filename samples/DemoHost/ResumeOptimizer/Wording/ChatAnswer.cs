using System.Text.Json;
using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>Reads and judges what a model answered.</summary>
internal static partial class ChatAnswer
{
    private const int MaxLength = 400;

    /// <summary>Texts by line; null when the answer is not of the form that was asked for.</summary>
    public static IReadOnlyDictionary<int, string>? Read(string answer)
    {
        // Models like to wrap JSON into a fence or a sentence.
        var (start, end) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (start < 0 || end < start)
            return null;
        try
        {
            using var document = JsonDocument.Parse(answer[start..(end + 1)]);
            var texts = new Dictionary<int, string>();
            foreach (var line in document.RootElement.GetProperty("lines").EnumerateArray())
                texts[line.GetProperty("line").GetInt32()] = line.GetProperty("text").GetString() ?? "";
            return texts;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a wording is one plain line that names no figure and no skill which the original does not have, and loses no figure.</summary>
    public static bool IsHonest(string original, string proposed)
    {
        if (string.IsNullOrWhiteSpace(proposed) || proposed.Length > MaxLength || PlainText.From(proposed) != proposed || proposed.Contains('\n', StringComparison.Ordinal))
            return false;
        var skills = SkillFinder.FindIn(original, isList: true).Select(m => m.Skill);
        return Figures(original).SetEquals(Figures(proposed)) && SkillFinder.FindIn(proposed).All(m => skills.Contains(m.Skill));
    }

    private static HashSet<string> Figures(string text) => [.. Digits().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+)*")]
    private static partial Regex Digits();
}
