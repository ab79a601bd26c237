namespace DemoHost.CvExtraction;

/// <summary>Reads CVs by rules alone: layout, word lists and patterns. It needs no network and always gives the same answer.</summary>
public sealed class RuleBasedCvExtractor : ICvExtractor
{
    /// <inheritdoc />
    public IReadOnlyList<ICvStage> Stages { get; } = CreateStages();

    internal static ICvStage[] CreateStages() =>
    [
        new SectionStage(),
        new ContactStage(),
        new SummaryStage(),
        new ExperienceStage(),
        new EducationStage(),
        new SkillsStage(),
        new LanguagesStage(),
    ];
}
