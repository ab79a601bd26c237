using System.Collections.Frozen;
using System.Text;

namespace DemoHost.ResumeOptimizer;

/// <summary>The skills that are known, from <c>skills.txt</c>, which is embedded beside this file and describes its own format.</summary>
internal static class SkillCatalog
{
    private const string Resource = "DemoHost.ResumeOptimizer.skills.txt";

    private static readonly FrozenDictionary<string, Skill> ByName = Read().ToFrozenDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>The most pieces that a name has.</summary>
    public static int MaxTokens { get; } = ByName.Keys.Max(key => key.Count(c => c == ' ') + 1);

    public static IEnumerable<Skill> All => ByName.Values.Distinct();

    /// <summary>Finds a skill by a key of <see cref="SkillTokens"/>.</summary>
    public static Skill? Find(string key) => ByName.GetValueOrDefault(key);

    private static IEnumerable<KeyValuePair<string, Skill>> Read()
    {
        var group = "";
        foreach (var line in ReadText().Split('\n').Select(l => l.Trim()))
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
                continue;
            if (line[0] == '[')
            {
                group = line.Trim('[', ']');
                continue;
            }
            foreach (var entry in Parse(line, group))
                yield return entry;
        }
    }

    private static IEnumerable<KeyValuePair<string, Skill>> Parse(string line, string group)
    {
        var names = line.TrimStart('!').Split(['|', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var skill = new Skill(names[0], group, line[0] == '!');
        return names.Select(KeyOf).Distinct().Select(key => KeyValuePair.Create(key, skill));
    }

    private static string KeyOf(string name)
    {
        var tokens = SkillTokens.Cut(name);
        return SkillTokens.Key(name, tokens, 0, tokens.Count);
    }

    private static string ReadText()
    {
        using var stream = typeof(SkillCatalog).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"'{Resource}' is not embedded; check the EmbeddedResource items of the project.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
