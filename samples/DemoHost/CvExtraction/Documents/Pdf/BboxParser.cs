using System.Globalization;
using System.Net;

namespace DemoHost.CvExtraction;

/// <summary>
/// Reads <c>pdftotext -bbox</c>: one <c>page</c> or <c>word</c> element a line, written by one printf each.
/// It is not read as XML, because control characters in a PDF's text make it ill-formed.
/// </summary>
internal static class BboxParser
{
    public static List<PdfPage> Parse(string output)
    {
        var pages = new List<PdfPage>();
        foreach (var rawLine in output.AsSpan().EnumerateLines())
        {
            var line = rawLine.Trim();
            if (line.StartsWith("<page "))
            {
                pages.Add(new PdfPage(pages.Count + 1, Number(line, "width"), Number(line, "height"), []));
            }
            else if (line.StartsWith("<word ") && pages.Count > 0 && ParseWord(line) is { } word)
            {
                pages[^1].Words.Add(word);
            }
        }
        return pages;
    }

    private static WordBox? ParseWord(ReadOnlySpan<char> line)
    {
        int start = line.IndexOf('>') + 1;
        int end = line.LastIndexOf("</word>");
        if (start == 0 || end <= start) return null;
        string text = WebUtility.HtmlDecode(line[start..end].ToString());
        var word = new WordBox(text, Number(line, "xMin"), Number(line, "yMin"), Number(line, "xMax"), Number(line, "yMax"));
        return string.IsNullOrWhiteSpace(text) || !(word.Right > word.Left) || !(word.Height > 0) ? null : word;
    }

    private static double Number(ReadOnlySpan<char> line, string attribute)
    {
        int at = line.IndexOf(attribute + "=\"");
        if (at < 0) return 0;
        var value = line[(at + attribute.Length + 2)..];
        int quote = value.IndexOf('"');
        return quote > 0 && double.TryParse(value[..quote], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;
    }
}
