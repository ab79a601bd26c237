using Sse.Workflow;

namespace DemoHost.ResumeOptimizer;

internal sealed partial class OptimizerRun
{
    private async Task<(string Text, IReadOnlyList<ResumeEdit> Edits)> EditAsync(WorkflowStep phase, Resume resume)
    {
        var rewordings = await StepAsync(phase, wording.Title, work => RewordAsync(work, resume));
        return await StepAsync(phase, "Proposing edits", work => ProposeAsync(work, resume, rewordings));
    }

    private async Task<IReadOnlyList<Rewording>> RewordAsync(StepWork work, Resume resume)
    {
        work.Plan(1);
        var rewordings = await FindWordsAsync(work.Step, resume);
        await work.DoneAsync();
        work.Step.Complete($"{rewordings.Count} lines can be better");
        return rewordings;
    }

    /// <summary>A model that fails costs nothing but its wording.</summary>
    private async Task<IReadOnlyList<Rewording>> FindWordsAsync(WorkflowStep step, Resume resume)
    {
        try
        {
            return await wording.RewordAsync(resume, _job, cancellationToken);
        }
        catch (WordingException e)
        {
            step.Problem("model_failed", $"The model was not used because {e.Message}; the rules found the words.", "Run it again later to get the model's wording.", retryable: true);
            return RuleWording.Reword(resume);
        }
    }

    private async Task<(string Text, IReadOnlyList<ResumeEdit> Edits)> ProposeAsync(StepWork work, Resume resume, IReadOnlyList<Rewording> rewordings)
    {
        var (text, edits) = EditPlan.Make(resume, _job, rewordings);
        work.Plan(edits.Count);
        foreach (var edit in edits)
        {
            log.Diff(DiffTarget.Format(edit), edit.Op, EditData.Join(edit.Before), EditData.Join(edit.After));
            await work.DoneAsync();
        }
        log.SetGauge("edits", edits.Count);
        work.Step.Complete($"{edits.Count} edits");
        return (text, edits);
    }
}
