using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>The bits of markdown that people use in CVs. Text that is not markdown passes through unchanged.</summary>
internal static partial class MarkdownSyntax
{
    /// <summary>What a line of markdown says.</summary>
    internal readonly record struct Line(string Text, int HeadingLevel, bool Bold);

    /// <summary>A line of nothing but three or more rule characters, or the line under a table's head.</summary>
    public static bool IsRule(string line) => RuleLine().IsMatch(line) || TableRule().IsMatch(line) || Fence().IsMatch(line);

    public static Line Parse(string line, List<string> links)
    {
        string text = line.Trim();
        int level = 0;
        var heading = Heading().Match(text);
        if (heading.Success)
        {
            level = heading.Groups[1].Length;
            text = heading.Groups[2].Value;
        }
        if (text.Length > 2 && text[0] == '|' && text[^1] == '|') text = text[1..^1].Replace('|', TextLine.CellSeparator);
        if (text.Contains('[', StringComparison.Ordinal)) text = ReplaceLinks(text, links);
        text = AutoLink().Replace(text, "$1");
        text = Attributes().Replace(Span().Replace(text, "$1 "), "");
        bool bold = WholeBold().IsMatch(text);
        // Converters glue what a style sheet had set apart: "**Acme**Boston".
        text = Glued().Replace(text, "$0\t");
        text = Bold().Replace(text, "$2");
        text = Italic().Replace(text, "$2");
        text = Escape().Replace(text, "$1");
        return new Line(text.Replace("`", "", StringComparison.Ordinal), level, bold);
    }

    private static string ReplaceLinks(string text, List<string> links) => Link().Replace(text, match =>
    {
        string target = match.Groups[2].Value;
        links.Add(target);
        return match.Groups[1].Value;
    });


    [GeneratedRegex(@"^\s*(?:-[-\s]{2,}|=[=\s]{2,}|_[_\s]{2,}|\*[*\s]{2,}|~[~\s]{2,}|#[#\s]{2,}|[\u2500\u2501]{3,}|\u2550{3,}|\u2014{3,}|\u2013{3,}|[.]{4,})\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex TableRule();

    // Fenced blocks, lone HTML tags, attributes and spans: what pandoc writes for HTML that markdown has no words for.
    [GeneratedRegex(@"^\s*(?::{3,}[^:]*:*|</?(?:div|section|article|aside|header|footer|main|p|br|ul|ol|li|span|table|tr|td|center)\b[^<>]*/?>)\s*$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[([^\[\]]{1,200})\]\{[^{}]{1,80}\}")]
    private static partial Regex Span();

    [GeneratedRegex(@"\s*\{(?:[.#][^{}]{1,80})\}\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();

    [GeneratedRegex(@"^(#{1,6})\s+(.*?)\s*#*$", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"!?\[([^\[\]]{0,300})\]\(<?([^()\s<>]{1,500})>?(?:\s+""[^""]{0,200}"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"<((?:https?://|mailto:)[^<>\s]{1,500})>")]
    private static partial Regex AutoLink();

    [GeneratedRegex(@"^(?:[-*+]\s+)?\*\*[^*]+\*\*\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex WholeBold();

    [GeneratedRegex(@"\*\*[^*\s][^*]{0,200}\*\*(?=\p{Lu})")]
    private static partial Regex Glued();

    [GeneratedRegex(@"(\*\*|__)(\S(?:[^*_]{0,400}\S)?)\1")]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w*_])([*_])(\S(?:[^*_]{0,400}\S)?)\1(?![\w*_])")]
    private static partial Regex Italic();

    [GeneratedRegex(@"\\([-\\`*_{}\[\]()#+.!|@<>'""~&])", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
