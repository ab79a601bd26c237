namespace DemoHost.CvExtraction;

/// <summary>Cuts the document at its headings.</summary>
internal sealed class SectionStage : ICvStage
{
    public string Name => "find_sections";

    public string Title => "Finding sections";

    public ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default)
    {
        draft.Sections = HiddenHeader.Split(SectionFinder.Find(draft.Document.Lines));
        var kinds = draft.Sections.Where(section => section.Heading.Length > 0).Select(section => section.Kind).Distinct().ToArray();
        int expected = kinds.Count(kind => kind is CvSectionKind.Experience or CvSectionKind.Education or CvSectionKind.Skills);
        var outcome = new CvStageOutcome(Name, kinds.Length, Math.Round(expected / 3.0, 2), kinds.Length == 0 ? "No headings" : $"{kinds.Length} sections: {string.Join(", ", kinds).ToLowerInvariant()}");
        return ValueTask.FromResult(expected == 0 ? outcome with { Warning = "No heading for experience, education or skills was recognised." } : outcome);
    }
}
