using System.Text.RegularExpressions;

namespace Sse.Repository.Tests;

/// <summary>The relative link targets of a Markdown page, outside code.</summary>
internal static partial class MarkdownLinks
{
    public static IEnumerable<string> Of(string markdown) =>
        from match in Link().Matches(Code().Replace(markdown, ""))
        let target = match.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        select target;

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();
}
