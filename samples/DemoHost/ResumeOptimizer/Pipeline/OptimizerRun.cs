using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

/// <summary>One job: reads both texts, measures, checks, edits, and measures again.</summary>
internal sealed partial class OptimizerRun(OptimizationRequest request, IWording wording, JobPageClient pages, TimeProvider time, EnhancedSseLogger log, CancellationToken cancellationToken)
{
    private readonly RunFindings _findings = new(log);
    private JobPosting _job = JobPosting.None;

    public async Task<OptimizationResult> RunAsync()
    {
        foreach (var rule in Checklist.Names)
            log.Validation(rule, RuleStatus.Pending);
        var resume = await PhaseAsync(WorkflowPhase.Validation, ReadAsync);
        var (skills, before) = await PhaseAsync(WorkflowPhase.Processing, phase => MeasureAsync(phase, resume));
        var (text, edits) = await PhaseAsync(WorkflowPhase.Generation, phase => EditAsync(phase, resume));
        var (after, checks) = await PhaseAsync(WorkflowPhase.Finalization, phase => MeasureAgainAsync(phase, Resume.Parse(text)));
        _findings.TellGain(before, after, edits.Count);
        log.Artifact("Result", ResumeOptimizerRoutes.ResultOf(log.Id), "application/json");
        return new OptimizationResult(
            log.Id,
            JobStatus.Completed,
            resume.Text,
            text,
            new OptimizationScores(before, after),
            OptimizationSkills.From(skills),
            checks,
            [.. edits.Select(EditData.From)],
            _findings.Insights);
    }

    private Task<T> PhaseAsync<T>(WorkflowPhase phase, Func<WorkflowStep, Task<T>> body) => log.PhaseAsync(phase, cancellationToken, body);

    private Task<T> StepAsync<T>(WorkflowStep phase, string name, Func<StepWork, Task<T>> body) =>
        phase.StepAsync(name, cancellationToken, step => body(new StepWork(step, request.Pace, time, cancellationToken)));
}
