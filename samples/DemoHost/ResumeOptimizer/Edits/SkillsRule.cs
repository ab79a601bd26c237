namespace DemoHost.ResumeOptimizer;

/// <summary>Puts skills that the job asks for, and that the resume shows elsewhere, into its list of skills. It never adds what is not there.</summary>
internal static class SkillsRule
{
    public const string Name = "skills_list";

    public static void Apply(ResumeDraft draft, JobPosting job)
    {
        var resume = draft.Resume;
        var listed = Listed(resume).ToHashSet();
        var shown = SkillFinder.FindIn(resume).ToHashSet();
        var missing = job.All.Where(s => shown.Contains(s) && !listed.Contains(s)).Select(s => job.Wording[s]).ToList();
        if (missing.Count == 0)
            return;
        if (draft.Lines.FindLast(l => l.Origin is { Section: SectionKind.Skills, Kind: LineKind.Bullet or LineKind.Text }) is { } last)
            Extend(draft, last, missing);
        else if (!resume.Has(SectionKind.Skills))
            AddSection(draft, missing);
    }

    private static IEnumerable<Skill> Listed(Resume resume) =>
        resume.Lines.Where(l => l.Section == SectionKind.Skills).SelectMany(l => SkillFinder.FindIn(l.Text, isList: true)).Select(m => m.Skill);

    /// <summary>The list goes on as it is: with its separator, or with an item a line.</summary>
    private static void Extend(ResumeDraft draft, DraftLine last, List<string> missing)
    {
        var separator = new[] { ", ", " | ", " · ", " • ", "; " }.FirstOrDefault(s => last.Text.Contains(s, StringComparison.Ordinal));
        if (separator is not null)
        {
            last.Change($"{last.Text.TrimEnd(' ', '.')}{separator}{string.Join(separator, missing)}", Name);
            return;
        }
        var after = last;
        foreach (var skill in missing)
            after = draft.Add(after, Name, last.Origin!.Marker + skill);
    }

    private static void AddSection(ResumeDraft draft, List<string> missing)
    {
        var headings = draft.Resume.Lines.Where(l => l.Kind == LineKind.Heading).Select(l => l.Text.Trim()).ToList();
        var isUpper = headings.Count > 0 && headings.TrueForAll(h => !h.Any(char.IsLower));
        draft.Add(null, Name, "");
        draft.Add(null, Name, isUpper ? "SKILLS" : "Skills");
        draft.Add(null, Name, string.Join(", ", missing));
    }
}
