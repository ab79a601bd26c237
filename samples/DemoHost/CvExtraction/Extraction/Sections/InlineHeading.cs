namespace DemoHost.CvExtraction;

/// <summary>"Skills: C#, Go" on one line: a heading with its content behind the colon.</summary>
internal static class InlineHeading
{
    private const int MaxHeadingLength = 40;

    public static DetectedHeading? Detect(IReadOnlyList<TextLine> lines, int index, CvSectionKind current)
    {
        var line = lines[index];
        int colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 3 or > MaxHeadingLength || line.ListItem || colon + 1 >= line.Text.Length) return null;
        string heading = line.Text[..colon];
        string rest = line.Text[(colon + 1)..].Trim();
        if (rest.Length == 0 || SectionHeadings.Match(heading) is not { } kind) return null;
        return MayStart(kind, current, lines, index, rest) ? new DetectedHeading(kind, heading, rest) : null;
    }

    private static bool MayStart(CvSectionKind kind, CvSectionKind current, IReadOnlyList<TextLine> lines, int index, string rest) => kind switch
    {
        CvSectionKind.Skills => current is not CvSectionKind.Skills && EndsEntries(lines, index, current),
        // In a skills section "Languages: C#, Go" is a group.
        CvSectionKind.Languages => HumanLanguages.CountIn(rest) > 0 && (current is not CvSectionKind.Experience || EndsEntries(lines, index, current)),
        CvSectionKind.Summary or CvSectionKind.References or CvSectionKind.Other => current is not CvSectionKind.Experience || EndsEntries(lines, index, current),
        CvSectionKind.Certifications => current is not CvSectionKind.Experience || EndsEntries(lines, index, current),
        CvSectionKind.Education or CvSectionKind.Experience => lines[index].GapBefore,
        _ => false,
    };

    /// <summary>Within positions "Technologies: …" belongs to a position, unless no position follows before the next heading.</summary>
    private static bool EndsEntries(IReadOnlyList<TextLine> lines, int index, CvSectionKind current)
    {
        if (current is not (CvSectionKind.Experience or CvSectionKind.Projects)) return true;
        if (!lines[index].GapBefore || lines[index].Indent > 1) return false;
        for (int i = index + 1; i < lines.Count; i++)
        {
            if (SectionHeadings.Match(lines[i].Text) is not null) return true;
            if (DateRangeFinder.Find(lines[i].Text) is { IsRange: true }) return false;
        }
        return true;
    }
}
