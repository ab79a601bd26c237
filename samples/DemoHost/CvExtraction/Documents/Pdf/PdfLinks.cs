using System.Text;
using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>
/// Finds link targets in a PDF's plain link annotations (ISO 32000-1, 12.6.4.7). Those inside compressed object streams are not seen;
/// browsers and most office programs write them plainly.
/// </summary>
internal static partial class PdfLinks
{
    private const int MaxLinks = 200;

    public static IReadOnlyList<string> Find(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf("/URI"u8) < 0) return [];
        return [.. Uri().Matches(Encoding.Latin1.GetString(content)).Take(MaxLinks)
            .Select(match => match.Groups[1].Value.Replace("\\(", "(", StringComparison.Ordinal).Replace("\\)", ")", StringComparison.Ordinal))
            .Where(LinkTarget.IsWebOrMail).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    [GeneratedRegex(@"/URI\s*\(((?:[^()\\\r\n]|\\[()\\]){4,500})\)")]
    private static partial Regex Uri();
}
