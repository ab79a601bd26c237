namespace DemoHost.CvExtraction;

/// <summary>Reads degrees and schools.</summary>
internal sealed class EducationStage : ICvStage
{
    public string Name => "education";

    public string Title => "Reading education";

    public ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default)
    {
        var found = draft.Sections.Where(section => section.Kind == CvSectionKind.Education).SelectMany(section => EducationParser.Parse(section.Lines)).ToList();
        double confidence = found.Count == 0 ? 0 : Math.Round(found.Average(item => item.Confidence), 2);
        draft.Profile = draft.Profile with { Education = found.ConvertAll(item => item.Entry), Confidence = draft.Profile.Confidence with { Education = confidence } };
        return ValueTask.FromResult(new CvStageOutcome(Name, found.Count, confidence, $"{found.Count} degrees or courses"));
    }
}
