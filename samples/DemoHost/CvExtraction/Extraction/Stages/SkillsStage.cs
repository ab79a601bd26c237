namespace DemoHost.CvExtraction;

/// <summary>Collects skills: from the sections for them; where there are none, the known skills that the text mentions.</summary>
internal sealed class SkillsStage : ICvStage
{
    private const double Listed = 0.95;
    private const double Mentioned = 0.5;

    public string Name => "skills";

    public string Title => "Collecting skills";

    public ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default)
    {
        var skills = ReadLists(draft);
        double confidence = skills.Count > 0 ? Listed : 0;
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

    private static List<string> FindMentions(CvDraft draft) =>
        [.. draft.Sections.Where(section => section.Kind is CvSectionKind.Summary or CvSectionKind.Experience or CvSectionKind.Projects or CvSectionKind.Header)
            .SelectMany(section => section.Lines.Take(2000)).SelectMany(line => SkillLexicon.FindIn(line.Text)).DistinctBy(skill => Folding.Fold(skill)).Take(60)];
}
