using Sse.Workflow;

namespace DemoHost.CvExtraction;

/// <summary>The extraction of one CV as a workflow: four phases, each step visible while it runs.</summary>
internal sealed class CvPipeline(IDocumentReader reader, ICvExtractor extractor, CvDocumentOptions limits, TimeProvider time)
{
    /// <summary>The name under which reports and metrics find these runs.</summary>
    public const string WorkflowName = "cv_extraction";

    /// <summary>What a run is going to do; weights as measured: reading the document takes most of the time.</summary>
    public WorkflowOptions Plan(CvUpload upload) => new()
    {
        Tags = { ["file"] = upload.FileName },
        Phases =
        {
            { WorkflowPhase.Validation, 1, 2 },
            { WorkflowPhase.Processing, 7, 1 + extractor.Stages.Count },
            { WorkflowPhase.Generation, 1, 1 },
            { WorkflowPhase.Finalization, 1, 1 },
        },
    };

    /// <summary>Runs the four phases.</summary>
    /// <exception cref="DocumentException">The document cannot be read; its message and suggestion are for the user.</exception>
    public async Task<CvProfile> RunAsync(CvUpload upload, EnhancedSseLogger log, CancellationToken cancellationToken)
    {
        await log.PhaseAsync(WorkflowPhase.Validation, cancellationToken, phase => ValidateAsync(upload, phase, cancellationToken));
        var profile = await log.PhaseAsync(WorkflowPhase.Processing, cancellationToken, phase => ProcessAsync(upload, log, phase, cancellationToken));
        await log.PhaseAsync(WorkflowPhase.Generation, cancellationToken, phase => GenerateAsync(upload, profile, log, phase, cancellationToken));
        await log.PhaseAsync(WorkflowPhase.Finalization, cancellationToken, phase => FinalizeAsync(upload, profile, log, phase, cancellationToken));
        return profile;
    }

    private async Task ValidateAsync(CvUpload upload, WorkflowStep phase, CancellationToken cancellationToken)
    {
        await StepAsync(upload, phase, "Checking file size", cancellationToken, step =>
        {
            if (upload.Content.IsEmpty)
                throw DocumentErrors.Empty();
            if (upload.Content.Length > limits.MaxBytes)
                throw DocumentErrors.TooLarge(limits.MaxBytes);
            step.Complete($"{upload.Content.Length / 1024.0:N1} KiB");
            return Task.CompletedTask;
        });
        await StepAsync(upload, phase, "Checking file format", cancellationToken, step =>
        {
            var type = FileTypeSniffer.Sniff(upload.Content.Span);
            FileTypeSniffer.CheckName(type, upload.FileName);
            step.Complete(type.Readable is CvFileType.Pdf or CvFileType.Docx ? $"The file is {type.Readable.ToString()!.ToUpperInvariant()}" : "The file is plain text");
            return Task.CompletedTask;
        });
    }

    private async Task<CvProfile> ProcessAsync(CvUpload upload, EnhancedSseLogger log, WorkflowStep phase, CancellationToken cancellationToken)
    {
        var draft = new CvDraft(await ReadTextAsync(upload, log, phase, cancellationToken));
        foreach (var stage in extractor.Stages)
        {
            await StepAsync(upload, phase, stage.Title, cancellationToken, async step =>
            {
                log.StartTimer(stage.Name);
                var outcome = await stage.RunAsync(draft, cancellationToken);
                log.EndTimer(stage.Name);
                log.RecordRate("stages");
                step.Confidence = outcome.Confidence;
                step.Complete(outcome.Message);
                if (outcome.Warning is { } warning)
                    log.Insight(stage.Name, "medium", warning);
            });
        }
        var result = draft.ToResult();
        log.IncrementCounter("sections", result.Sections.Count);
        log.SetGauge("confidence", result.Profile.Confidence.Overall);
        foreach (var note in result.Notes)
            log.Insight("document", "low", note);
        return result.Profile;
    }

    private async Task<CvDocument> ReadTextAsync(CvUpload upload, EnhancedSseLogger log, WorkflowStep phase, CancellationToken cancellationToken)
    {
        CvDocument document = null!;
        await StepAsync(upload, phase, "Extracting text", cancellationToken, async step =>
        {
            log.StartTimer("text_extraction");
            document = await reader.ReadAsync(upload.Content, upload.FileName, cancellationToken);
            var took = log.EndTimer("text_extraction");
            log.IncrementCounter("pages", document.PageCount);
            log.SetGauge("lines", document.Lines.Count);
            step.Complete($"{document.PageCount} page(s), {document.Lines.Count} lines in {took?.TotalSeconds ?? 0:0.00} s");
        });
        return document;
    }

    private async Task GenerateAsync(CvUpload upload, CvProfile profile, EnhancedSseLogger log, WorkflowStep phase, CancellationToken cancellationToken) =>
        await StepAsync(upload, phase, "Rendering the portfolio page", cancellationToken, step =>
        {
            var html = PortfolioPage.Render(profile);
            log.SetGauge("portfolio_size", html.Length, "By");
            log.Artifact("Portfolio page", CvExtractionRoutes.PortfolioOf(log.Id), "text/html");
            step.Complete($"{html.Length / 1024.0:N1} KiB of HTML");
            return Task.CompletedTask;
        });

    private async Task FinalizeAsync(CvUpload upload, CvProfile profile, EnhancedSseLogger log, WorkflowStep phase, CancellationToken cancellationToken) =>
        await StepAsync(upload, phase, "Checking completeness", cancellationToken, step =>
        {
            var missing = CvCompleteness.Check(profile, log);
            step.Complete(missing.Count == 0 ? "Everything was found" : $"Not found: {string.Join(", ", missing)}");
            return Task.CompletedTask;
        });

    /// <summary>A step with the pause that was asked for.</summary>
    private async Task StepAsync(CvUpload upload, WorkflowStep phase, string name, CancellationToken cancellationToken, Func<WorkflowStep, Task> body) =>
        await phase.StepAsync(name, cancellationToken, async step =>
        {
            if (upload.Pace > TimeSpan.Zero)
                await Task.Delay(upload.Pace, time, cancellationToken);
            await body(step);
        });
}
