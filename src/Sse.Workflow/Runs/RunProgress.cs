namespace Sse.Workflow;

/// <summary>The progress of a whole workflow, as <c>workflow.progress</c> carries it. Owned by the writer's lock, but for being touched.</summary>
internal sealed class RunProgress(Node root, RunFacts facts) : MergedUpdate
{
    private readonly ThroughputEstimator _throughput = new();
    private ShownFraction _shown;
    private bool _isKnown;

    /// <summary>What the run usually takes, from earlier runs of the same name; null when there were none.</summary>
    public TimeSpan? Typical { get; set; }

    /// <summary>What was shown last.</summary>
    public double? Shown => _isKnown ? _shown.Percentage : null;

    /// <summary>0 to 100; null when nobody can know. Never falls.</summary>
    public double? Percentage()
    {
        if (root.Fraction() is { } fraction)
        {
            _isKnown = true;
            _shown.MoveTo(fraction);
        }
        return Shown;
    }

    public override void Flush(WorkflowWriter writer, TimeSpan at)
    {
        var percentage = Percentage();
        ProgressEstimate? estimate = null;
        if (percentage is not null && writer is { Metrics: not null, IsEnding: false })
        {
            _throughput.Add(at, _shown.Value * 100);
            estimate = _throughput.Estimate(at, 100, Typical);
        }
        writer.WriteLocked(EventKind.WorkflowProgress, root, at, new RunProgressBody(percentage, estimate, writer.CurrentName, facts));
    }
}
