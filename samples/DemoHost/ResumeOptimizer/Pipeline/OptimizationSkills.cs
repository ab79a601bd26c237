namespace DemoHost.ResumeOptimizer;

/// <summary>The names of skills: those of the resume, and those the job asks for, there or not.</summary>
internal sealed record OptimizationSkills(
    IReadOnlyList<string> Present,
    IReadOnlyList<string> Matched,
    IReadOnlyList<string> MissingRequired,
    IReadOnlyList<string> MissingPreferred)
{
    public static OptimizationSkills From(SkillMatch match) =>
        new(Names(match.Present), Names(match.Matched), Names(match.MissingRequired), Names(match.MissingPreferred));

    private static IReadOnlyList<string> Names(IReadOnlyList<Skill> skills) => [.. skills.Select(skill => skill.Name)];
}
