namespace DemoHost.ResumeOptimizer;

/// <summary>How good a resume is, each figure from 0 to 100 with one decimal.</summary>
/// <param name="Coverage">How much of what the job asks for is there; null when it asks for nothing that is known.</param>
/// <param name="Readability">How easily its sentences read.</param>
/// <param name="Length">Whether it has enough words, and not too many.</param>
/// <param name="ActionVerbs">How many achievements begin with a verb of doing.</param>
/// <param name="Quantified">How many achievements have a figure.</param>
/// <param name="Overall">All of these together.</param>
internal sealed record ScoreCard(double? Coverage, double Readability, double Length, double ActionVerbs, double Quantified, double Overall)
{
    /// <summary>The figures by the names that events have for them; a coverage that is not known is left out.</summary>
    internal IEnumerable<(string Name, double Value)> Named
    {
        get
        {
            if (Coverage is { } coverage)
                yield return ("coverage", coverage);
            yield return ("readability", Readability);
            yield return ("length", Length);
            yield return ("action_verbs", ActionVerbs);
            yield return ("quantified", Quantified);
            yield return ("overall", Overall);
        }
    }

    /// <summary>Scores a resume.</summary>
    public static ScoreCard Of(Resume resume, JobPosting job)
    {
        var coverage = CoverageScore.Of(resume, job);
        var readability = ReadabilityScore.Of(resume);
        var length = LengthScore.Of(resume.WordCount);
        var actionVerbs = ActionVerbScore.Of(resume);
        var quantified = QuantifiedScore.Of(resume);
        return new ScoreCard(coverage, readability, length, actionVerbs, quantified, Weigh(coverage, readability, length, actionVerbs, quantified));
    }

    /// <summary>What a recruiter looks for first weighs most. Without a job the other four share the whole.</summary>
    private static double Weigh(double? coverage, double readability, double length, double actionVerbs, double quantified)
    {
        var rest = (readability * 0.15) + (length * 0.10) + (actionVerbs * 0.20) + (quantified * 0.20);
        return Scale.Round(coverage is { } known ? rest + (known * 0.35) : rest / 0.65);
    }
}
