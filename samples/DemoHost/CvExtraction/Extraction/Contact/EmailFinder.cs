using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Finds e-mail addresses, also those hidden from robots ("ana [at] example [dot] com").</summary>
internal static partial class EmailFinder
{
    private const int MaxLineLength = 4000;

    public static IEnumerable<string> Find(string line)
    {
        if (line.Length > MaxLineLength) return [];
        if (line.Contains('@', StringComparison.Ordinal)) return Plain().Matches(Rejoin(line)).Select(match => match.Value);
        return line.Contains('(', StringComparison.Ordinal) || line.Contains('[', StringComparison.Ordinal) || line.Contains('{', StringComparison.Ordinal)
            ? Hidden().Matches(line).Select(Reveal)
            : [];
    }

    /// <summary>Address of a <c>mailto:</c> link; null for other links.</summary>
    public static string? FromLink(string target)
    {
        if (!target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) return null;
        var match = Plain().Match(Uri.UnescapeDataString(target["mailto:".Length..]));
        return match.Success ? match.Value : null;
    }

    /// <summary>Some layouts put spaces around the @.</summary>
    private static string Rejoin(string line) => SpacedAt().Replace(line, "@");

    private static string Reveal(Match match) => $"{match.Groups[1].Value}@{HiddenDot().Replace(match.Groups[2].Value, ".")}";

    // Local part and domain are bounded (RFC 5321, 4.5.3.1), so a long run of letters cannot make this slow.
    [GeneratedRegex(@"(?<![\w.+%-])[\w+%'-](?:[\w.+%'-]{0,62}[\w+%-])?@(?:[\w-]{1,63}\.){1,6}\p{L}[\p{L}\d-]{0,23}\p{L}(?![\w@-])")]
    private static partial Regex Plain();

    [GeneratedRegex(@"(?<=[\w-]) @ ?(?=[\w-]{1,63}\.[\w.]{2,63}(?:\s|$))|(?<=[\w-])@ (?=[\w-]{1,63}\.[\w.]{2,63}(?:\s|$))")]
    private static partial Regex SpacedAt();

    [GeneratedRegex(@"([\w.+-]{1,64})\s?[\[({]\s?(?:at|AT|@|arroba|\u00E4t)\s?[\])}]\s?((?:[\w-]{1,63}\s?(?:\.|[\[({]\s?(?:dot|DOT|punkt|punto|ponto|point)\s?[\])}])\s?){1,4}\p{L}{2,24})(?!\w)")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\s?(?:\.|[\[({]\s?(?:dot|DOT|punkt|punto|ponto|point)\s?[\])}])\s?")]
    private static partial Regex HiddenDot();
}
