namespace DemoHost.CvExtraction;

/// <summary>Finds the introduction of a CV.</summary>
internal static class SummaryFinder
{
    private const int MinWords = 8;
    private const int MaxLength = 2500;

    public static (string Text, double Confidence)? Find(IReadOnlyList<CvSection> sections)
    {
        var section = sections.FirstOrDefault(section => section.Kind == CvSectionKind.Summary && section.Lines.Count > 0);
        if (section is not null)
        {
            string text = Cut(string.Join(' ', ParagraphJoiner.Join(section.Lines.Where(line => !IsContactLine(line.Text))).Select(line => line.Text)));
            if (text.Length > 0) return (text, 1);
        }
        // Without a heading: the first prose between the contact details and the first section.
        foreach (var header in sections.Where(section => section.Kind == CvSectionKind.Header))
        {
            var paragraph = ParagraphJoiner.Join(header.Lines).FirstOrDefault(line => IsProse(line.Text));
            if (paragraph is not null) return (Cut(paragraph.Text), 0.7);
        }
        return null;
    }

    private static bool IsProse(string text) =>
        text.Split(' ').Length >= MinWords && !IsContactLine(text) && text.AsSpan().IndexOfAny(".,;") >= 0 && !text.Contains(TextLine.CellSeparator, StringComparison.Ordinal)
        && text.Split(' ').Count(word => word.Length > 0 && char.IsLower(word[0])) >= MinWords / 2;

    private static bool IsContactLine(string text) => EmailFinder.Find(text).Any() || PhoneFinder.Find(text).Any();

    private static string Cut(string text) => text.Length <= MaxLength ? text.Replace(TextLine.CellSeparator, ' ') : text[..MaxLength].Replace(TextLine.CellSeparator, ' ');
}
