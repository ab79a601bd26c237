using System.Text.RegularExpressions;

namespace Sse.Repository.Tests;

/// <summary>The relative link targets of a Markdown page, outside code, with their anchors.</summary>
internal static partial class MarkdownLinks
{
    public static IEnumerable<string> Of(string markdown) =>
        from match in Link().Matches(Code().Replace(markdown, ""))
        let target = match.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        select target;

    /// <summary>The names under which a page's headings can be linked to, made as GitHub makes them.</summary>
    public static IReadOnlySet<string> AnchorsOf(string markdown)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(Fence().Replace(markdown, "")))
        {
            var text = Markup().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "");
            var anchor = string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
            for (var n = 0; !anchors.Add(n == 0 ? anchor : $"{anchor}-{n}"); n++) { }
        }
        return anchors;
    }

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Heading();

    /// <summary>The address of a link inside a heading; its text stays.</summary>
    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Markup();

    [GeneratedRegex(@"```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();
}
