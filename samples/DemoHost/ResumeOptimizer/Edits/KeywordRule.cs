namespace DemoHost.ResumeOptimizer;

/// <summary>
/// Says a skill in the job's own words: "k8s" becomes "Kubernetes (k8s)" where the job asks for Kubernetes and the resume never says so. Programs that
/// sort applications compare words. Only abbreviations: other words have their place in a sentence.
/// </summary>
internal static class KeywordRule
{
    public const string Name = "keyword";

    private const int MaxAbbreviation = 5;

    public static void Apply(ResumeDraft draft, JobPosting job)
    {
        var written = draft.Resume.Lines.SelectMany(Mentions).Select(m => m.Written).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (skill, wording) in job.Wording.Where(w => !written.Contains(w.Value)))
        {
            foreach (var line in draft.Lines.Where(l => l.Origin is { Kind: LineKind.Bullet or LineKind.Text, Section: not SectionKind.Header }))
            {
                var isList = line.Origin!.Section == SectionKind.Skills;
                if (SkillFinder.FindIn(line.Text, isList).Find(m => m.Skill == skill) is not { } mention || !Gains(line.Text, mention, wording))
                    continue;
                line.Change(line.Text.Remove(mention.Start, mention.Written.Length).Insert(mention.Start, $"{wording} ({mention.Written})"), Name);
                break;
            }
        }
    }

    private static List<SkillMention> Mentions(ResumeLine line) => SkillFinder.FindIn(line.Text, line.Section == SectionKind.Skills);

    /// <summary>"REST" beside "REST APIs" helps nobody, and brackets inside brackets are no good style.</summary>
    private static bool Gains(string line, SkillMention mention, string wording) =>
        mention.Written.Length <= MaxAbbreviation
        && wording.Length > mention.Written.Length
        && !wording.Contains(mention.Written, StringComparison.OrdinalIgnoreCase)
        && !mention.Written.Contains(wording, StringComparison.OrdinalIgnoreCase)
        && (mention.Start == 0 || line[mention.Start - 1] != '(');
}
