namespace DemoHost.CvExtraction;

/// <summary>Recognises a line of spoken languages outside of a section for them: "Languages: German (native), English".</summary>
internal static class LanguageLine
{
    private const int MaxLabelLength = 30;

    public static bool IsOne(string text)
    {
        int colon = text.IndexOfAny([':', TextLine.CellSeparator]);
        if (colon is < 3 or > MaxLabelLength) return false;
        string rest = text[(colon + 1)..];
        bool labelled = SectionHeadings.Match(text[..colon]) == CvSectionKind.Languages || text.StartsWith("Mother tongue", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Other language", StringComparison.OrdinalIgnoreCase);
        return labelled && HumanLanguages.CountIn(rest) > 0;
    }
}
