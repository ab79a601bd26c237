namespace Sse.Cli.Output;

/// <summary>
/// Makes text of others safe to print: a stream must not be able to drive the terminal. Escape sequences start with a control character
/// (ECMA-48), C0 or C1; bidirectional controls (UAX 9) can make a line read as what it is not.
/// </summary>
internal static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with everything dangerous replaced; tabs stay.</summary>
    public static string Of(string text) => text.Any(IsDangerous) ? string.Concat(text.Select(c => IsDangerous(c) ? Replacement : c)) : text;

    /// <summary>The text on one line: line ends and tabs become one space each.</summary>
    public static string OnOneLine(string text)
    {
        if (!text.Any(c => char.IsControl(c) || IsDangerous(c)))
            return text;
        string line = text.TrimEnd('\r', '\n').ReplaceLineEndings(" ").Replace('\t', ' ');
        return Of(line);
    }

    /// <summary>The lines of a text, each safe.</summary>
    public static IEnumerable<string> Lines(string text) => text.TrimEnd('\r', '\n').ReplaceLineEndings("\n").Split('\n').Select(OnOneLine);

    private static bool IsDangerous(char c) =>
        (char.IsControl(c) && c != '\t') || c is (>= '\u200E' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
