namespace Sse.Workflow;

/// <summary>The progress of a whole workflow, as <c>workflow.progress</c> carries it. Owned by the writer's lock, but for being touched.</summary>
internal sealed class RunProgress(Node root, RunFacts facts) : MergedUpdate
{
    /// <summary>What was shown last.</summary>
    public double? Shown { get; private set; }

    /// <summary>0 to 100; null when nobody can know. Never falls.</summary>
    public double? Percentage()
    {
        if (root.Fraction() is { } fraction)
            Shown = Math.Max(Shown ?? 0, Math.Round(100 * fraction, 2));
        return Shown;
    }

    public override void Flush(WorkflowWriter writer, TimeSpan at) =>
        writer.WriteLocked(EventKind.WorkflowProgress, root, at, new RunProgressBody(Percentage(), writer.CurrentName, facts));
}
