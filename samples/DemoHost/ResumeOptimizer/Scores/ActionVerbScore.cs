namespace DemoHost.ResumeOptimizer;

/// <summary>How many achievements begin with a verb of doing. Four of five are as good as all.</summary>
internal static class ActionVerbScore
{
    private const double Best = 0.8;

    /// <returns>0 for a resume without achievements.</returns>
    public static double Of(Resume resume) => Scale.Between(Share(resume), 0, Best);

    /// <summary>0 to 1.</summary>
    public static double Share(Resume resume)
    {
        var bullets = resume.Achievements.ToList();
        return bullets.Count == 0 ? 0 : (double)bullets.Count(line => ActionVerbs.StartsWithOne(line.Body)) / bullets.Count;
    }
}
