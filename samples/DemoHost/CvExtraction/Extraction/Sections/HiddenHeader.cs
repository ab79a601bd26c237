namespace DemoHost.CvExtraction;

/// <summary>
/// Finds the header of a page whose side column was read first: the name then stands behind the last section of that column, and what
/// follows it until the next heading is the header.
/// </summary>
internal static class HiddenHeader
{
    public static IReadOnlyList<CvSection> Split(IReadOnlyList<CvSection> sections)
    {
        string? email = sections.SelectMany(section => section.Lines.Take(200)).SelectMany(line => EmailFinder.Find(line.Text)).FirstOrDefault();
        if (email is null) return sections;
        var split = new List<CvSection>(sections.Count + 1);
        bool found = false;
        foreach (var section in sections)
        {
            int at = found || !MayHide(section.Kind) ? -1 : FindName(section.Lines, email);
            if (at < 0)
            {
                split.Add(section);
                continue;
            }
            found = true;
            split.Add(section with { Lines = [.. section.Lines.Take(at)] });
            split.Add(new CvSection(CvSectionKind.Header, "", [.. section.Lines.Skip(at)]));
        }
        return split;
    }

    private static bool MayHide(CvSectionKind kind) =>
        kind is CvSectionKind.Skills or CvSectionKind.Languages or CvSectionKind.Contact or CvSectionKind.Links or CvSectionKind.Certifications or CvSectionKind.Other;

    private static int FindName(IReadOnlyList<TextLine> lines, string email)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            bool apart = lines[i].GapBefore || lines[i].HeadingLevel > 0 || (i > 0 && lines[i].FontSize > lines[i - 1].FontSize * 1.3);
            if (apart && i > 0 && NameShape.Score(lines[i].Text) >= 1 && NameEvidence.Agreement(NameShape.Strip(lines[i].Text), email) >= 1) return i;
        }
        return -1;
    }
}
