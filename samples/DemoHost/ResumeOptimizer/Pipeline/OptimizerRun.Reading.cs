using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

internal sealed partial class OptimizerRun
{
    private async Task<Resume> ReadAsync(WorkflowStep phase)
    {
        var resume = await StepAsync(phase, "Reading the resume", ReadResumeAsync);
        _job = await StepAsync(phase, "Reading the job", ReadJobAsync);
        return resume;
    }

    private async Task<Resume> ReadResumeAsync(StepWork work)
    {
        work.Plan(2);
        var resume = Resume.Parse(request.ResumeText);
        await work.DoneAsync();
        var achievements = resume.Achievements.Count();
        log.SetGauge("words", resume.WordCount);
        log.SetGauge("achievements", achievements);
        await work.DoneAsync();
        work.Step.Complete($"{resume.WordCount} words, {achievements} achievements");
        return resume;
    }

    private async Task<JobPosting> ReadJobAsync(StepWork work)
    {
        if (request.JobText is null && request.JobUrl is null)
        {
            work.Step.Skip("There is no job to compare with");
            return JobPosting.None;
        }
        work.Plan(2);
        var text = request.JobText ?? await pages.FetchAsync(request.JobUrl!, cancellationToken);
        await work.DoneAsync();
        var job = JobPosting.Parse(text);
        log.SetGauge("required_skills", job.Required.Count);
        log.SetGauge("preferred_skills", job.Preferred.Count);
        await work.DoneAsync();
        work.Step.Complete($"{job.Required.Count} required and {job.Preferred.Count} preferred skills");
        return job;
    }
}
