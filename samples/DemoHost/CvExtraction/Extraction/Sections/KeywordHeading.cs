namespace DemoHost.CvExtraction;

/// <summary>Guesses what a heading in unknown words is about: "Where I learned the craft of engineering" cannot be told, "Banking experience" can.</summary>
internal static class KeywordHeading
{
    private static readonly (string Word, CvSectionKind Kind)[] Words =
    [
        ("volunt", CvSectionKind.Volunteering), ("project", CvSectionKind.Projects), ("certif", CvSectionKind.Certifications),
        ("education", CvSectionKind.Education), ("academic", CvSectionKind.Education), ("ausbildung", CvSectionKind.Education), ("formation", CvSectionKind.Education), ("studied", CvSectionKind.Education),
        ("skill", CvSectionKind.Skills), ("kenntnis", CvSectionKind.Skills), ("competenc", CvSectionKind.Skills), ("technolog", CvSectionKind.Skills), ("toolbox", CvSectionKind.Skills), ("toolkit", CvSectionKind.Skills),
        ("experience", CvSectionKind.Experience), ("employment", CvSectionKind.Experience), ("erfahrung", CvSectionKind.Experience), ("career", CvSectionKind.Experience), ("experiencia", CvSectionKind.Experience), ("worked", CvSectionKind.Experience), ("esperienz", CvSectionKind.Experience),
        ("language", CvSectionKind.Languages), ("sprache", CvSectionKind.Languages),
        ("contact", CvSectionKind.Contact), ("kontakt", CvSectionKind.Contact), ("summary", CvSectionKind.Summary), ("about", CvSectionKind.Summary), ("reference", CvSectionKind.References),
    ];

    public static CvSectionKind Guess(string heading)
    {
        string folded = Folding.Fold(heading);
        foreach (var (word, kind) in Words)
        {
            if (folded.Contains(word, StringComparison.Ordinal)) return kind;
        }
        return CvSectionKind.Other;
    }
}
