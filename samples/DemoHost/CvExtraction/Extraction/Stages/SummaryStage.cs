namespace DemoHost.CvExtraction;

/// <summary>Finds the introduction: a section of its own, or the paragraph before the first section.</summary>
internal sealed class SummaryStage : ICvStage
{
    public string Name => "summary";

    public string Title => "Reading the summary";

    public ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default)
    {
        var found = SummaryFinder.Find(draft.Sections);
        draft.Profile = draft.Profile with { Summary = found?.Text, Confidence = draft.Profile.Confidence with { Summary = found?.Confidence ?? 0 } };
        string message = found is { } summary ? $"{summary.Text.Split(' ').Length} words" : "No summary";
        return ValueTask.FromResult(new CvStageOutcome(Name, found is null ? 0 : 1, found?.Confidence ?? 0, message));
    }
}
