using System.Text;

namespace DemoHost.ResumeOptimizer;

/// <summary>Makes any text a plain one: lines end with LF, and nothing is left that cannot be seen.</summary>
internal static class PlainText
{
    /// <summary>The text with LF, without control characters, invisible marks and broken surrogates, and without white space around it.</summary>
    public static string From(string text)
    {
        var plain = new StringBuilder(text.Length);
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        foreach (var rune in lines.EnumerateRunes())
        {
            if (IsKept(rune))
                plain.Append(rune.Value == 0x00A0 ? " " : rune.ToString());
        }
        return plain.ToString().Trim('\n', ' ', '\t');
    }

    /// <summary>
    /// Format characters go too: an override of the direction of writing makes a text look other than it is. A broken surrogate has become
    /// U+FFFD by now.
    /// </summary>
    private static bool IsKept(Rune rune) =>
        rune.Value is '\n' or '\t' || (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format));
}
