using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>
/// Reads text whose columns are set with spaces, as converters leave it: every word gets a place on a grid, and the layout analysis for PDF
/// pages does the rest.
/// </summary>
internal static partial class TextColumns
{
    private const double CharWidth = 6;
    private const double LineHeight = 12;
    private const double LetterHeight = 10;
    private const int TabWidth = 8;
    private const int MinWideLines = 6;
    private const double MinWideShare = 0.3;
    private const int MaxLines = 2_000;
    private const int MaxLineLength = 300;

    /// <summary>The lines in reading order; null when the text has no columns.</summary>
    public static List<TextLine>? Read(string[] raw, CancellationToken cancellationToken)
    {
        if (raw.Length > MaxLines || raw.Any(line => line.Length > MaxLineLength)) return null;
        int text = raw.Count(line => !string.IsNullOrWhiteSpace(line));
        int wide = raw.Count(line => WideGap().IsMatch(line));
        if (wide < MinWideLines || wide < text * MinWideShare) return null;
        var page = new PdfPage(1, raw.Max(line => line.Length) * CharWidth, raw.Length * LineHeight, Place(raw));
        var blocks = ColumnSplitter.Split(page, cancellationToken);
        if (blocks.Count < 2) return null;
        // The grid's letter height is made up; sizes would only mislead.
        return [.. new DocumentLayout(cancellationToken).ReadLines([page]).Select(line => line with { FontSize = 0 })];
    }

    private static List<WordBox> Place(string[] raw)
    {
        var words = new List<WordBox>();
        for (int row = 0; row < raw.Length; row++)
        {
            foreach (Match match in Word().Matches(ExpandTabs(raw[row])))
            {
                double top = row * LineHeight;
                words.Add(new WordBox(match.Value, match.Index * CharWidth, top, (match.Index + match.Length) * CharWidth, top + LetterHeight));
            }
        }
        return words;
    }

    private static string ExpandTabs(string line)
    {
        int tab;
        while ((tab = line.IndexOf('\t', StringComparison.Ordinal)) >= 0)
        {
            line = line[..tab] + new string(' ', TabWidth - tab % TabWidth) + line[(tab + 1)..];
        }
        return line;
    }

    [GeneratedRegex(@"(?:\S {3,}\S|^ {8,}\S)")]
    private static partial Regex WideGap();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
