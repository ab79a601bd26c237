namespace DemoHost.ResumeOptimizer;

/// <summary>Words achievements and the summary by rules. The same resume always gets the same wording.</summary>
internal sealed class RuleWording : IWording
{
    private static readonly IPhraseRule[] Rules = [new FirstPerson(), new WeakOpening(), new Filler()];

    public string Title => "Improving the wording";

    public Task<IReadOnlyList<Rewording>> RewordAsync(Resume resume, JobPosting job, CancellationToken cancellationToken) =>
        Task.FromResult(Reword(resume));

    public static IReadOnlyList<Rewording> Reword(Resume resume) =>
        [.. resume.Lines.Where(IsReworded).Select(Reword).OfType<Rewording>()];

    public static bool IsReworded(ResumeLine line) =>
        line.IsEditable
        && (line.IsAchievement || line is { Section: SectionKind.Summary, Kind: LineKind.Text or LineKind.Bullet });

    private static Rewording? Reword(ResumeLine line)
    {
        var body = line.Body;
        var used = new List<string>();
        foreach (var rule in Rules)
        {
            var better = rule.Apply(body);
            if (better == body || string.IsNullOrWhiteSpace(better))
                continue;
            body = better;
            used.Add(rule.Name);
        }
        return used.Count == 0 ? null : new Rewording(line.Number, body, used);
    }
}
