namespace DemoHost.CvExtraction;

/// <summary>Reads positions: from the sections for them, or where none has that heading, from the section with the most dates.</summary>
internal sealed class ExperienceStage : ICvStage
{
    private const int MinDates = 2;

    public string Name => "experience";

    public string Title => "Reading experience";

    public ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default)
    {
        var found = draft.Sections.Where(section => section.Kind == CvSectionKind.Experience).SelectMany(section => ExperienceParser.Parse(section.Lines)).ToList();
        double factor = 1;
        if (found.Count == 0 && FindUnlabelled(draft.Sections) is { } section)
        {
            found = ExperienceParser.Parse(section.Lines).FindAll(item => item.Entry.Title is not null);
            factor = 0.6;
        }
        double confidence = found.Count == 0 ? 0 : Math.Round(found.Average(item => item.Confidence) * factor, 2);
        draft.Profile = draft.Profile with { Experience = found.ConvertAll(item => item.Entry), Confidence = draft.Profile.Confidence with { Experience = confidence } };
        int companies = found.Where(item => item.Entry.Company is not null).Select(item => item.Entry.Company).Distinct().Count();
        return ValueTask.FromResult(new CvStageOutcome(Name, found.Count, confidence, $"{found.Count} positions, {companies} companies") { Warning = found.Count == 0 ? "No positions were recognised." : null });
    }

    /// <summary>Positions under no heading, or under one nobody knows.</summary>
    private static CvSection? FindUnlabelled(IReadOnlyList<CvSection> sections) => sections
        .Where(section => section.Kind is CvSectionKind.Header or CvSectionKind.Other or CvSectionKind.Summary)
        .Select(section => (Section: section, Dates: section.Lines.Take(1000).Count(line => EntryLineReader.FindDate(line.Text) is { IsRange: true })))
        .Where(item => item.Dates >= MinDates)
        .OrderByDescending(item => item.Dates).Select(item => item.Section).FirstOrDefault();
}
