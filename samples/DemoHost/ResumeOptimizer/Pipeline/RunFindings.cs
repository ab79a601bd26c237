using System.Globalization;
using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>Tells what is found on the way, as it is found, and remembers it for the result.</summary>
internal sealed class RunFindings(EnhancedSseLogger log)
{
    private readonly List<OptimizationInsight> _insights = [];

    public IReadOnlyList<OptimizationInsight> Insights => _insights;

    public void Tell(string category, string importance, string message)
    {
        _insights.Add(new OptimizationInsight(category, importance, message));
        log.Insight(category, importance, message);
    }

    public void TellSkills(SkillMatch match, JobPosting job)
    {
        if (!job.AsksForSkills)
            Tell("skills", "medium", "The job names no skills that are known, so that nothing can be compared.");
        if (match.MissingRequired.Count > 0)
            Tell("skills", "high", $"Required, and not in the resume: {List(match.MissingRequired)}. Add what you have used.");
        if (match.MissingPreferred.Count > 0)
            Tell("skills", "medium", $"Welcome, and not in the resume: {List(match.MissingPreferred)}.");
        if (match.Matched.Count > 0)
            Tell("skills", "low", $"Asked for, and there: {List(match.Matched)}.");
    }

    public void TellScores(ScoreCard scores, Resume resume)
    {
        if (scores.Readability < 50)
            Tell("readability", "medium", "The sentences are hard to read: make them shorter, and one thought each.");
        if (resume.WordCount < LengthScore.Enough)
            Tell("length", "medium", $"{resume.WordCount} words are few: say what you did, for whom, and what came of it.");
        if (resume.WordCount > LengthScore.Most)
            Tell("length", "medium", $"{resume.WordCount} words are many: leave out what is old or does not matter for this job.");
        if (resume.Achievements.FirstOrDefault(line => !QuantifiedScore.HasFigure(line.Body)) is { } line && scores.Quantified < 100)
            Tell("results", "medium", $"Line {line.Number} has no figure: how many, how much, how fast?");
    }

    public void TellGain(ScoreCard before, ScoreCard after, int edits)
    {
        if (edits == 0)
            Tell("result", "high", "There is nothing to edit: what is missing, only you can add.");
        else
            Tell("result", "high", string.Create(CultureInfo.InvariantCulture, $"{edits} edits bring the score from {before.Overall:0.0} to {after.Overall:0.0}."));
    }

    private static string List(IReadOnlyList<Skill> skills)
    {
        const int Most = 6;
        var names = string.Join(", ", skills.Take(Most).Select(skill => skill.Name));
        return skills.Count > Most ? $"{names} and {skills.Count - Most} more" : names;
    }
}
