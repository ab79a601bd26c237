namespace DemoHost.ResumeOptimizer;

/// <summary>How much of what a job asks for a resume has. A required skill counts as much as two preferred ones.</summary>
internal static class CoverageScore
{
    /// <returns>Null when the job asks for nothing that is known.</returns>
    public static double? Of(Resume resume, JobPosting job)
    {
        if (!job.AsksForSkills)
            return null;
        var has = SkillFinder.FindIn(resume).ToHashSet();
        double asked = (2 * job.Required.Count) + job.Preferred.Count;
        double there = (2 * job.Required.Count(has.Contains)) + job.Preferred.Count(has.Contains);
        return Scale.Between(there, 0, asked);
    }
}
