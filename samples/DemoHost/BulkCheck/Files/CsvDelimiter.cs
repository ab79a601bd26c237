using System.Text;

namespace DemoHost.BulkCheck;

/// <summary>Finds what separates the fields: whichever of comma, semicolon and tab the first line with text has most of, outside quotes.</summary>
internal static class CsvDelimiter
{
    private const int LongestHeader = 64 * 1024;
    private static readonly char[] Choices = [',', ';', '\t'];

    /// <returns>The delimiter; null when the file itself names it, as Excel's <c>sep=;</c> does.</returns>
    public static char? Find(Stream content, Encoding encoding)
    {
        content.Position = 0;
        using var text = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[LongestHeader];
        var start = buffer.AsSpan(0, text.ReadBlock(buffer)).TrimStart("\r\n\uFEFF ");
        if (start.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return null;
        var counts = Count(start);
        return Choices[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>How often each choice is in the first line; a quoted name may hold them, and line breaks too.</summary>
    private static int[] Count(ReadOnlySpan<char> text)
    {
        var counts = new int[Choices.Length];
        var isQuoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (isQuoted)
                continue;
            else if (c is '\r' or '\n')
                break;
            else if (Array.IndexOf(Choices, c) is >= 0 and var choice)
                counts[choice]++;
        }
        return counts;
    }
}
