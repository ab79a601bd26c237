using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>
/// Reads the word lists that are embedded beside this file. One entry a line, or several separated by commas; <c>#</c> starts a comment;
/// <c>[name]</c> starts a group.
/// </summary>
internal static class LexiconFile
{
    /// <summary>Groups and their entries in file order; entries before the first group have the group "".</summary>
    public static IEnumerable<(string Group, string Entry)> Read(string name)
    {
        string group = "";
        foreach (string line in ReadText(name).Split('\n'))
        {
            string text = line.Trim();
            if (text.Length == 0 || text.StartsWith("# ", StringComparison.Ordinal)) continue;
            if (text[0] == '[')
            {
                group = text.Trim('[', ']');
                continue;
            }
            foreach (string entry in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return (group, entry);
        }
    }

    private static string ReadText(string name)
    {
        string resource = $"DemoHost.CvExtraction.Lexicons.{name}.txt";
        using var stream = typeof(LexiconFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The word list '{resource}' is not embedded; check the EmbeddedResource items of the project.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
