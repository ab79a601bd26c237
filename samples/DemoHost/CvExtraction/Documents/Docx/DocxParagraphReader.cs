using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DemoHost.CvExtraction;

/// <summary>Reads one paragraph: its text with tabs and line breaks, its look, and the text boxes anchored in it.</summary>
internal sealed class DocxParagraphReader(DocxStyles styles)
{
    private const double TwipsPerPoint = 20;
    private const double AssumedFontSize = 11;

    /// <summary>A paragraph's text, and the text boxes that float beside it.</summary>
    internal readonly record struct Content(string Text, IReadOnlyList<OpenXmlElement> TextBoxes);

    public Content Read(Paragraph paragraph)
    {
        var text = new StringBuilder();
        var boxes = new List<OpenXmlElement>();
        string? emphasis = null;
        foreach (var child in paragraph.ChildElements)
        {
            if (child is Run run && run.InnerText.Length > 0)
            {
                string current = DescribeEmphasis(run);
                if (emphasis is not null && emphasis != current && IsGlued(text, run.InnerText)) text.Append('\t');
                emphasis = current;
            }
            Append(child, text, boxes);
        }
        return new Content(text.ToString(), boxes);
    }

    public DocxParagraphStyle ReadStyle(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        Run[] runs = [.. paragraph.Descendants<Run>().Where(run => run.Descendants<Text>().Any(text => !string.IsNullOrWhiteSpace(text.Text)))];
        double size = runs.Select(run => DocxStyles.ParseHalfPoints(run.RunProperties?.FontSize?.Val?.Value)).DefaultIfEmpty().Max();
        bool bold = runs.Length > 0 && runs.All(run => run.RunProperties?.Bold is { } own ? own.Val?.Value ?? true : styles.IsBold(properties));
        return new DocxParagraphStyle(
            styles.HeadingLevel(properties), styles.IsListItem(properties), bold, size > 0 ? size : styles.FontSize(properties), ReadIndent(properties));
    }

    private static string DescribeEmphasis(Run run) =>
        run.RunProperties is { } properties ? $"{properties.Bold is not null}{properties.Italic is not null}{properties.RunStyle?.Val?.Value}" : "";

    /// <summary>
    /// Converters from HTML lose the gap between two pieces that a style sheet had set apart ("AcmeBoston"); a change of emphasis inside what
    /// looks like one word gives that away.
    /// </summary>
    private static bool IsGlued(StringBuilder before, string after) =>
        before.Length > 0 && (char.IsLower(before[^1]) || char.IsDigit(before[^1]) || before[^1] is ')' or '.') && char.IsUpper(after[0]);

    private static double ReadIndent(ParagraphProperties? properties) =>
        double.TryParse(properties?.Indentation?.Left?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double twips) ? Math.Max(0, twips / TwipsPerPoint / AssumedFontSize) : 0;

    private static void Append(OpenXmlElement element, StringBuilder text, List<OpenXmlElement> boxes)
    {
        switch (element)
        {
            case Text { Text: { } value }:
                text.Append(value);
                break;
            case TabChar or PositionalTab:
                text.Append('\t');
                break;
            case Break or CarriageReturn:
                text.Append('\n');
                break;
            case NoBreakHyphen:
                text.Append('-');
                break;
            case SymbolChar:
                text.Append(' ');
                break;
            // Deleted text, comments and the instructions of fields ("HYPERLINK …") are not on the page.
            case DeletedRun or FieldCode or ParagraphProperties or RunProperties:
                break;
            case AlternateContent alternate:
                // Choice and Fallback hold the same text twice.
                if (alternate.GetFirstChild<AlternateContentChoice>() is { } choice) Append(choice, text, boxes);
                break;
            case TextBoxContent box:
                boxes.Add(box);
                break;
            default:
                foreach (var child in element.ChildElements) Append(child, text, boxes);
                break;
        }
    }
}
