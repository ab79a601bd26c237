using DemoHost.CvExtraction;
using Sse.Workflow;

namespace DemoHost.JobMonitor;

/// <summary>The analysis of one uploaded resume: five stages, each a phase of the workflow.</summary>
internal sealed class ResumeAnalysis(JobFiles files, IDocumentReader reader, ICvExtractor extractor, TimeProvider time)
{
    /// <summary>The name under which reports and metrics find these runs.</summary>
    public const string WorkflowName = "resume_analysis";

    /// <summary>What a run is going to do; the weights are the original's steps of progress.</summary>
    public WorkflowOptions Plan(ResumeJobData job, string queueName)
    {
        var options = new WorkflowOptions { Id = job.JobId, Tags = { ["queue"] = queueName, ["resume"] = job.ResumeId } };
        foreach (var stage in JobStage.All)
            options.Phases.Add(stage.Name, stage.To - stage.From, StepsOf(stage));
        return options;
    }

    /// <summary>Runs the five stages.</summary>
    /// <exception cref="DocumentException">The file is missing or cannot be read; message and suggestion are for the user.</exception>
    public async Task<ResumeReport> RunAsync(ResumeJobData job, EnhancedSseLogger log, CancellationToken cancellationToken)
    {
        await StageAsync(JobStage.Initializing, job, log, cancellationToken, _ => Task.FromResult(true));
        var content = await StageAsync(JobStage.Fetching, job, log, cancellationToken, stage => FetchAsync(job, stage, cancellationToken));
        var document = await StageAsync(JobStage.Parsing, job, log, cancellationToken, stage => ParseAsync(job, content, stage, cancellationToken));
        var report = await StageAsync(JobStage.Analyzing, job, log, cancellationToken, stage => AnalyzeAsync(document, stage, cancellationToken));
        await StageAsync(JobStage.Storing, job, log, cancellationToken, async _ =>
        {
            await files.StoreResultAsync(job, report, cancellationToken);
            return true;
        });
        return report;
    }

    private int? StepsOf(JobStage stage) => stage == JobStage.Analyzing ? extractor.Stages.Count + 1 : null;

    /// <summary>A phase with the pause that was asked for.</summary>
    private async Task<T> StageAsync<T>(JobStage stage, ResumeJobData job, EnhancedSseLogger log, CancellationToken cancellationToken, Func<WorkflowStep, Task<T>> body) =>
        await log.PhaseAsync<T>(stage.Name, cancellationToken, async phase =>
        {
            if (job.Pace > TimeSpan.Zero)
                await Task.Delay(job.Pace, time, cancellationToken);
            return await body(phase);
        }, StepsOf(stage), stage.To - stage.From);

    private async Task<ReadOnlyMemory<byte>> FetchAsync(ResumeJobData job, WorkflowStep stage, CancellationToken cancellationToken)
    {
        var content = await files.ReadAsync(job.FileName, cancellationToken) ?? throw JobErrors.FileMissing();
        stage.Complete($"{content.Length / 1024.0:N1} KiB");
        return content;
    }

    private async Task<CvDocument> ParseAsync(ResumeJobData job, ReadOnlyMemory<byte> content, WorkflowStep stage, CancellationToken cancellationToken)
    {
        var document = await reader.ReadAsync(content, job.FileName, cancellationToken);
        stage.Complete($"{document.PageCount} page(s), {document.Lines.Count} lines");
        return document;
    }

    private async Task<ResumeReport> AnalyzeAsync(CvDocument document, WorkflowStep stage, CancellationToken cancellationToken)
    {
        var draft = new CvDraft(document);
        foreach (var part in extractor.Stages)
        {
            await stage.StepAsync(part.Title, cancellationToken, async step =>
            {
                var outcome = await part.RunAsync(draft, cancellationToken);
                step.Confidence = outcome.Confidence;
                step.Complete(outcome.Message);
            });
        }
        return await stage.StepAsync("Scoring the resume", cancellationToken, step =>
        {
            var report = ResumeScore.Of(draft.ToResult().Profile);
            step.Complete($"{report.Score} of 100");
            return Task.FromResult(report);
        });
    }
}
