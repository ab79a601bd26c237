namespace DemoHost.CvExtraction;

/// <summary>
/// Decides which lines are headings. Words alone do not: "Leadership" is a heading in one CV and a skill in the next,
/// so words are weighed with the look that the document's sure headings share.
/// </summary>
internal sealed class HeadingDetector
{
    private const int MaxUnknownWords = 6;

    private static readonly string[] DocumentTitles = ["resume", "curriculum", "cv", "profile", "profil", "perfil"];

    private readonly IReadOnlyList<TextLine> _lines;
    private readonly double _bodySize;
    private readonly HeadingStyle? _house;

    public HeadingDetector(IReadOnlyList<TextLine> lines)
    {
        _lines = lines;
        _bodySize = FindBodySize(lines);
        _house = FindHouseStyle();
    }

    /// <summary>The heading that the line carries, given the section it would end; null for none.</summary>
    public DetectedHeading? Detect(int index, CvSectionKind current)
    {
        var line = _lines[index];
        var style = HeadingStyle.Of(line, _bodySize);
        // "Resume" on top is the document's title; further down it is French for a summary.
        if (index < 2 && DocumentTitles.Contains(Folding.Key(line.Text))) return null;
        if (SectionHeadings.Match(line.Text) is { } kind)
        {
            return IsCredible(index, style, current, kind) ? new DetectedHeading(kind, SectionHeadings.JoinSpacedLetters(line.Text).Trim(' ', ':')) : null;
        }
        return DetectHanging(line) ?? InlineHeading.Detect(_lines, index, current) ?? DetectUnknown(line, style, current) ?? DetectCapitals(line, style, current);
    }

    /// <summary>"EXPERIENCE      Senior Developer, 2019": the heading hangs left of its content.</summary>
    private DetectedHeading? DetectHanging(TextLine line)
    {
        int tab = line.Text.IndexOf(TextLine.CellSeparator, StringComparison.Ordinal);
        if (tab <= 0 || line.ListItem) return null;
        string first = line.Text[..tab];
        if (SectionHeadings.Match(first) is not { } kind || kind == CvSectionKind.Contact) return null;
        string rest = line.Text[(tab + 1)..];
        return SectionHeadings.Match(rest) is null ? new DetectedHeading(kind, first.Trim(' ', ':'), rest) : null;
    }

    private bool IsCredible(int index, HeadingStyle style, CvSectionKind current, CvSectionKind kind)
    {
        var line = _lines[index];
        if (line.HeadingLevel > 0) return _house is not { Level: > 0 } || line.HeadingLevel <= _house.Value.Level || kind != CvSectionKind.Other;
        if (_house is not { } house) return !line.ListItem;
        bool similar = (!house.IsDistinct || style.IsDistinct) && (!house.Capitals || style.Capitals);
        if (similar) return !line.ListItem || style.IsDistinct;
        // Not the look of the other headings: only space above it, or a colon, can make it one outside of lists.
        if (line.ListItem || current == CvSectionKind.Skills) return false;
        return line.GapBefore && (style.IsVisible || line.Text.EndsWith(':') || !house.IsDistinct);
    }

    /// <summary>A heading of the house style with words nobody knows still ends the section before it.</summary>
    private DetectedHeading? DetectUnknown(TextLine line, HeadingStyle style, CvSectionKind current)
    {
        if (_house is not { IsDistinct: true } house || style != house || current == CvSectionKind.Header) return null;
        if (line.Text.Length > 50 || line.Text.Any(char.IsDigit) || line.Text.Split(' ').Length > MaxUnknownWords || line.ListItem) return null;
        if (house.Level == 0 && Math.Abs(line.FontSize - HouseSize()) > 0.6) return null;
        return new DetectedHeading(KeywordHeading.Guess(line.Text), line.Text.Trim(' ', ':'));
    }

    /// <summary>
    /// Capitals alone are a weaker sign: among positions they are employers, so there they end nothing, and neither do the names of schools.
    /// </summary>
    private DetectedHeading? DetectCapitals(TextLine line, HeadingStyle style, CvSectionKind current)
    {
        bool possible = _house is { Capitals: true, IsDistinct: false } && style.Capitals && line is { GapBefore: true, ListItem: false, Text.Length: >= 4 and < 40 }
            && current is not (CvSectionKind.Header or CvSectionKind.Experience or CvSectionKind.Projects or CvSectionKind.Contact or CvSectionKind.Skills);
        if (!possible || line.Text.Any(c => !char.IsLetter(c) && c is not (' ' or '&' or ':' or '\'' or '\u2019' or '-')) || line.Text.Split(' ').Length > 4) return null;
        bool isContent = SchoolNames.Has(line.Text) || DegreeNames.Has(line.Text) || JobTitles.HasHead(line.Text) || PlaceNames.IsKnown(line.Text) || HumanLanguages.IsName(line.Text);
        return isContent ? null : new DetectedHeading(KeywordHeading.Guess(line.Text), line.Text.Trim(' ', ':'));
    }

    private double HouseSize() => GutterFinder.Median(SureHeadings().Select(line => line.FontSize));

    private IEnumerable<TextLine> SureHeadings() => _lines.Where(line => !line.ListItem && SectionHeadings.Match(line.Text) is CvSectionKind.Experience or CvSectionKind.Education or CvSectionKind.Skills or CvSectionKind.Summary);

    /// <summary>The look that most of the sure headings have; null when there are none.</summary>
    private HeadingStyle? FindHouseStyle()
    {
        var groups = SureHeadings().GroupBy(line => HeadingStyle.Of(line, _bodySize)).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key.IsDistinct);
        return groups.FirstOrDefault()?.Key;
    }

    private static double FindBodySize(IReadOnlyList<TextLine> lines)
    {
        var sizes = lines.Where(line => line.FontSize > 0).ToArray();
        if (sizes.Length == 0) return 0;
        // Weighed by length, so that many short headings do not pass for the body.
        return sizes.GroupBy(line => Math.Round(line.FontSize * 2) / 2).OrderByDescending(group => group.Sum(line => line.Text.Length)).First().Key;
    }
}
