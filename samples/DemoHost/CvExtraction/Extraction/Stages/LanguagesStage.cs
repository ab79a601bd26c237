namespace DemoHost.CvExtraction;

/// <summary>Collects spoken languages with their levels, also from a line of the skills section.</summary>
internal sealed class LanguagesStage : ICvStage
{
    public string Name => "languages";

    public string Title => "Collecting languages";

    public ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default)
    {
        var languages = SpokenLanguageFinder.Read(draft.LinesOf(CvSectionKind.Languages));
        double confidence = languages.Count > 0 ? 1 : 0;
        if (languages.Count == 0)
        {
            languages = SpokenLanguageFinder.Read(draft.Sections
                .Where(section => section.Kind is CvSectionKind.Skills or CvSectionKind.Contact or CvSectionKind.Header or CvSectionKind.Other)
                .SelectMany(section => section.Lines).Where(line => LanguageLine.IsOne(line.Text)));
            confidence = languages.Count > 0 ? 0.8 : 0;
        }
        draft.Profile = draft.Profile with { Languages = languages, Confidence = draft.Profile.Confidence with { Languages = confidence } };
        return ValueTask.FromResult(new CvStageOutcome(Name, languages.Count, confidence, $"{languages.Count} languages"));
    }
}
