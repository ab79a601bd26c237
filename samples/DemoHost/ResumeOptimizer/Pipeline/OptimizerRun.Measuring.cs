using System.Globalization;
using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

internal sealed partial class OptimizerRun
{
    private async Task<(SkillMatch Skills, ScoreCard Scores)> MeasureAsync(WorkflowStep phase, Resume resume)
    {
        var skills = await StepAsync(phase, "Comparing skills", work => CompareSkillsAsync(work, resume));
        var scores = await StepAsync(phase, "Scoring the resume", work => ScoreAsync(work, resume, ""));
        _findings.TellScores(scores, resume);
        await StepAsync(phase, "Checking the rules", work => CheckAsync(work, resume));
        return (skills, scores);
    }

    private async Task<(ScoreCard Scores, IReadOnlyList<RuleResult> Checks)> MeasureAgainAsync(WorkflowStep phase, Resume optimized) =>
        (await StepAsync(phase, "Scoring the result", work => ScoreAsync(work, optimized, "optimized_")),
            await StepAsync(phase, "Checking the rules again", work => CheckAsync(work, optimized)));

    private async Task<SkillMatch> CompareSkillsAsync(StepWork work, Resume resume)
    {
        work.Plan(2);
        var match = SkillMatch.Between(resume, _job);
        log.SetGauge("skills", match.Present.Count);
        log.SetGauge("matched_skills", match.Matched.Count);
        await work.DoneAsync();
        _findings.TellSkills(match, _job);
        await work.DoneAsync();
        work.Step.Complete($"{match.Matched.Count} of {_job.All.Count()} skills that the job asks for");
        return match;
    }

    private async Task<ScoreCard> ScoreAsync(StepWork work, Resume resume, string prefix)
    {
        var scores = ScoreCard.Of(resume, _job);
        var named = scores.Named.ToList();
        work.Plan(named.Count);
        foreach (var (name, value) in named)
        {
            log.SetGauge($"{prefix}{name}_score", value);
            await work.DoneAsync();
        }
        work.Step.Complete(string.Create(CultureInfo.InvariantCulture, $"{scores.Overall:0.0} of 100"));
        return scores;
    }

    private async Task<IReadOnlyList<RuleResult>> CheckAsync(StepWork work, Resume resume)
    {
        var results = new List<RuleResult>();
        work.Plan(Checklist.Names.Count);
        foreach (var result in Checklist.Check(resume, _job))
        {
            results.Add(result);
            log.Validation(result.Rule, result.Status, result.Message);
            await work.DoneAsync();
        }
        work.Step.Complete($"{results.Count(r => r.Status == RuleStatus.Passed)} of {results.Count} rules passed");
        return results;
    }
}
