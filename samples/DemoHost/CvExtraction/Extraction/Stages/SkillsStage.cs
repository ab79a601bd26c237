namespace DemoHost.CvExtraction;

/// <summary>Collects skills: from the sections for them; where there are none, the known skills that the text mentions.</summary>
internal sealed class SkillsStage : ICvStage
{
    private const double Listed = 0.95;
    private const double Guessed = 0.7;
    private const double Mentioned = 0.5;

    public string Name => "skills";

    public string Title => "Collecting skills";

    public ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default)
    {
        var skills = ReadLists(draft);
        double confidence = skills.Count > 0 ? Listed : 0;
        if (skills.Count == 0)
        {
            skills = ReadUnknownSections(draft);
            confidence = skills.Count > 0 ? Guessed : 0;
        }
        if (skills.Count == 0)
        {
            skills = FindMentions(draft);
            confidence = skills.Count > 0 ? Mentioned : 0;
        }
        draft.Profile = draft.Profile with { Skills = skills, Confidence = draft.Profile.Confidence with { Skills = confidence } };
        string message = confidence == Mentioned ? $"{skills.Count} skills mentioned in the text" : $"{skills.Count} skills";
        return ValueTask.FromResult(new CvStageOutcome(Name, skills.Count, confidence, message));
    }

    /// <summary>Spoken languages among the skills are left to their own stage; a "languages" section full of C# and Go is one of skills.</summary>
    private static List<string> ReadLists(CvDraft draft)
    {
        var sections = draft.Sections.Where(section => section.Kind == CvSectionKind.Skills || (section.Kind == CvSectionKind.Languages && SpokenLanguageFinder.Read(section.Lines).Count == 0));
        return [.. sections.SelectMany(section => SkillFinder.Read(section.Lines.Where(line => !LanguageLine.IsOne(line.Text)))).Where(skill => !SpokenLanguageFinder.IsEntry(skill)).DistinctBy(skill => Folding.Fold(skill))];
    }

    /// <summary>A section under a heading nobody knows is one of skills when half of what it lists is known.</summary>
    private static List<string> ReadUnknownSections(CvDraft draft) =>
        [.. draft.Sections.Where(section => section is { Kind: CvSectionKind.Other, Heading.Length: > 0, Lines.Count: < 60 })
            .Select(section => SkillFinder.Read(section.Lines))
            .Where(skills => skills.Count > 1 && skills.Count(SkillLexicon.IsKnown) * 2 >= skills.Count)
            .SelectMany(skills => skills).DistinctBy(skill => Folding.Fold(skill))];

    private static List<string> FindMentions(CvDraft draft) =>
        [.. draft.Sections.Where(section => section.Kind is CvSectionKind.Summary or CvSectionKind.Experience or CvSectionKind.Projects or CvSectionKind.Header)
            .SelectMany(section => section.Lines.Take(2000)).SelectMany(line => SkillLexicon.FindIn(line.Text)).DistinctBy(skill => Folding.Fold(skill)).Take(60)];
}
