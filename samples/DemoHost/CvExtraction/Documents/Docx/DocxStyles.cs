using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DemoHost.CvExtraction;

/// <summary>What a document's styles say about a paragraph, inheritance included.</summary>
internal sealed class DocxStyles
{
    /// <summary>Styles may be based on each other in a circle; Word's own chains are shorter than this.</summary>
    private const int MaxInheritance = 12;

    private readonly Dictionary<string, Style> _byId = [];

    public DocxStyles(Styles? styles)
    {
        foreach (var style in styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id) _byId.TryAdd(id, style);
        }
    }

    /// <summary>1 to 9 for headings and titles, 0 for everything else.</summary>
    public int HeadingLevel(ParagraphProperties? properties)
    {
        if (properties?.OutlineLevel?.Val?.Value is int own && own is >= 0 and < 9) return own + 1;
        foreach (var style in Chain(properties))
        {
            // Built-in style names are English in the file whatever the user's language; ids are not.
            string name = style.StyleName?.Val?.Value ?? "";
            if (name.Equals("title", StringComparison.OrdinalIgnoreCase)) return 1;
            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), CultureInfo.InvariantCulture, out int level) && level is > 0 and < 10) return level;
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is int outline && outline is >= 0 and < 9) return outline + 1;
        }
        return 0;
    }

    public bool IsListItem(ParagraphProperties? properties) =>
        IsNumbered(properties?.NumberingProperties?.NumberingId?.Val?.Value)
        || (properties?.NumberingProperties is null && Chain(properties).Any(style => IsNumbered(style.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value)));

    public bool IsBold(ParagraphProperties? properties) =>
        Chain(properties).Select(style => style.StyleRunProperties?.Bold).FirstOrDefault(bold => bold is not null) is { } found && (found.Val?.Value ?? true);

    /// <summary>In points; 0 when no style says.</summary>
    public double FontSize(ParagraphProperties? properties) =>
        Chain(properties).Select(style => ParseHalfPoints(style.StyleRunProperties?.FontSize?.Val?.Value)).FirstOrDefault(size => size > 0);

    public static double ParseHalfPoints(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double half) ? half / 2 : 0;

    private static bool IsNumbered(int? numberingId) => numberingId is > 0;

    private IEnumerable<Style> Chain(ParagraphProperties? properties)
    {
        string? id = properties?.ParagraphStyleId?.Val?.Value;
        for (int depth = 0; depth < MaxInheritance && id is not null && _byId.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
