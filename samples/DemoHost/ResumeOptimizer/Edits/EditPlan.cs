namespace DemoHost.ResumeOptimizer;

/// <summary>Makes the optimised resume: tidies, words anew, names skills as the job does, completes the list of skills.</summary>
internal static class EditPlan
{
    /// <summary>The optimised text and how it differs.</summary>
    public static (string Text, IReadOnlyList<ResumeEdit> Edits) Make(Resume resume, JobPosting job, IEnumerable<Rewording> wording)
    {
        var draft = new ResumeDraft(resume);
        // Before lines are added or removed, a line's index is its number.
        foreach (var rewording in wording)
        {
            var line = draft.Lines[rewording.Line - 1];
            line.Change(line.Origin!.Marker + rewording.Body, rewording.Rules);
        }
        KeywordRule.Apply(draft, job);
        SpacingRule.Apply(draft);
        SkillsRule.Apply(draft, job);
        return (draft.Text, [.. draft.GetEdits()]);
    }
}
