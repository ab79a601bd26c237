using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>The text of a web page, good enough to find skills in: a line for each block, without scripts and styles.</summary>
internal static partial class HtmlText
{
    public static string From(string html)
    {
        var text = new StringBuilder(html.Length);
        var position = 0;
        while (position < html.Length)
        {
            var open = html.IndexOf('<', position);
            text.Append(html.AsSpan(position, (open < 0 ? html.Length : open) - position).ToString().ReplaceLineEndings(" "));
            if (open < 0)
                break;
            position = Skip(html, open, text);
        }
        return PlainText.From(Blanks().Replace(WebUtility.HtmlDecode(text.ToString()), "\n"));
    }

    /// <summary>Goes behind a tag, and behind all of an element whose content is no text.</summary>
    private static int Skip(string html, int open, StringBuilder text)
    {
        if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
            return After(html, "-->", open);
        var name = TagName().Match(html, open + 1).Value.ToLowerInvariant();
        if (name is "script" or "style" or "noscript" or "template" or "svg" or "head")
            return After(html, ">", After(html, $"</{name}", open) - 1);
        if (name.TrimStart('/') is not ("a" or "b" or "i" or "em" or "strong" or "span" or "u" or "small" or "code" or "mark" or "abbr" or "sup" or "sub"))
            text.Append('\n');
        return After(html, ">", open);
    }

    private static int After(string html, string what, int from)
    {
        var found = html.IndexOf(what, Math.Min(from, html.Length), StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + what.Length;
    }

    [GeneratedRegex(@"\G/?[a-zA-Z][a-zA-Z0-9]{0,15}")]
    private static partial Regex TagName();

    [GeneratedRegex(@"[ \t]*\n[ \t\n]*")]
    private static partial Regex Blanks();
}
