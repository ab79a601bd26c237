using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Removes what is printed on every page and belongs to none: page numbers, running heads, a browser's print header and footer.</summary>
internal static partial class PageFurniture
{
    /// <summary>How many lines at the top and the bottom of a page may be a running head or foot.</summary>
    private const int EdgeLines = 3;

    public static IReadOnlyList<TextLine> Remove(List<TextLine> lines)
    {
        var repeated = FindRepeated(lines);
        return [.. lines.Where((line, index) => !IsPageNumber(line.Text) && (line.Page == 1 || !repeated.Contains(index)))];
    }

    /// <summary>"Page 1 of 2", "Seite 2/3", "- 2 -": alone on a line, or beside a running head.</summary>
    public static bool IsPageNumber(string text) => text.Length < 80 && PageNumber().IsMatch(text);

    /// <summary>The header and footer that browsers print unless told not to: "3/14/24, 10:12 AM  Title" and "https://… 1/2".</summary>
    public static bool IsBrowserPrint(string text) => BrowserHeader().IsMatch(text) || BrowserFooter().IsMatch(text);

    /// <summary>Lines at the edge of a page that also stand, page numbers aside, at an edge of the first page.</summary>
    private static HashSet<int> FindRepeated(List<TextLine> lines)
    {
        var found = new HashSet<int>();
        if (lines.Count == 0 || lines[^1].Page == 1) return found;
        var edges = FindEdges(lines);
        var first = edges.Where(index => lines[index].Page == 1).Select(index => Key(lines[index].Text)).ToHashSet();
        foreach (int index in edges)
        {
            if (lines[index].Page > 1 && Key(lines[index].Text) is { Length: > 3 } key && first.Contains(key)) found.Add(index);
        }
        return found;
    }

    private static List<int> FindEdges(List<TextLine> lines)
    {
        var edges = new List<int>();
        for (int start = 0; start < lines.Count;)
        {
            int end = start;
            while (end < lines.Count && lines[end].Page == lines[start].Page) end++;
            for (int i = start; i < end; i++)
            {
                if (i < start + EdgeLines || i >= end - EdgeLines) edges.Add(i);
            }
            start = end;
        }
        return edges;
    }

    private static string Key(string text) => PageDigits().Replace(text, "").Trim();

    [GeneratedRegex(@"(?<!\d)\d{1,2}(?:\s*(?:/|of|von|de|sur|di|van|z)\s*\d{1,2})?(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex PageDigits();

    [GeneratedRegex(@"^(?:page|seite|p\u00e1gina|pagina|strona|sida|pag\.|pg\.|p\.)\s*:?\s*\d{1,2}(?:\s*(?:/|of|von|de|sur|di|van|z|av)\s*\d{1,2})?$|^.{0,50}\s(?:page|seite|p\u00e1gina|pagina|strona|sida|pag\.|pg\.|p\.)\s*:?\s*\d{1,2}\s*(?:/|of|von|de|sur|di|van|z|av)\s*\d{1,2}$|^[-\u2013\u2014]\s*\d{1,2}\s*[-\u2013\u2014]$|^\d{1,2}\s*(?:/|of)\s*\d{1,2}$|^\d$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex BrowserHeader();

    [GeneratedRegex(@"^(?:file|https?|data|about|blob):\S*(?:\s+\d{1,2}\s*/\s*\d{1,2})$|^file:///\S*$", RegexOptions.IgnoreCase)]
    private static partial Regex BrowserFooter();
}
