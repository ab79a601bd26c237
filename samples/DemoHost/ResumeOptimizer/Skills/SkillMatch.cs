namespace DemoHost.ResumeOptimizer;

/// <summary>What a job asks for against what a resume has.</summary>
/// <param name="Present">The resume's skills, each once.</param>
/// <param name="Matched">Asked for, and there.</param>
/// <param name="MissingRequired">Required, and not there.</param>
/// <param name="MissingPreferred">Preferred, and not there.</param>
internal sealed record SkillMatch(
    IReadOnlyList<Skill> Present,
    IReadOnlyList<Skill> Matched,
    IReadOnlyList<Skill> MissingRequired,
    IReadOnlyList<Skill> MissingPreferred)
{
    public static SkillMatch Between(Resume resume, JobPosting job)
    {
        var present = SkillFinder.FindIn(resume);
        var has = present.ToHashSet();
        return new SkillMatch(
            present,
            [.. job.All.Where(has.Contains)],
            [.. job.Required.Where(s => !has.Contains(s))],
            [.. job.Preferred.Where(s => !has.Contains(s))]);
    }
}
