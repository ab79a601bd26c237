using System.Collections.Frozen;
using System.Text;

namespace DemoHost.ResumeOptimizer;

/// <summary>Verbs of doing, from <c>verbs.txt</c>, which is embedded beside this file.</summary>
internal static class ActionVerbs
{
    private const string Resource = "DemoHost.ResumeOptimizer.verbs.txt";

    private static readonly IReadOnlyList<string[]> Forms = Read();
    private static readonly FrozenSet<string> Openings = Forms.SelectMany(f => new[] { f[0], f[2] }).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, string> PastByGerund = Forms.DistinctBy(f => f[1]).ToFrozenDictionary(f => f[1], f => f[2], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Pasts = Forms.Select(f => f[2]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text begins with such a verb, an adverb before it allowed: "Successfully led".</summary>
    public static bool StartsWithOne(string text)
    {
        var words = Words.In(text).Take(2).ToArray();
        if (words.Length == 0)
            return false;
        var isAdverb = words.Length == 2 && words[0].EndsWith("ly", StringComparison.OrdinalIgnoreCase);
        return Openings.Contains(words[0]) || (isAdverb && Openings.Contains(words[1]));
    }

    public static bool IsPast(string word) => Pasts.Contains(word);

    /// <summary>"managing" gives "managed"; null for a word that is no gerund of such a verb.</summary>
    public static string? PastOfGerund(string word) => PastByGerund.GetValueOrDefault(word);

    private static List<string[]> Read()
    {
        using var stream = typeof(ActionVerbs).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"'{Resource}' is not embedded; check the EmbeddedResource items of the project.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Trim().Split(' '))];
    }
}
