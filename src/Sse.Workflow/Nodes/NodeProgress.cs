namespace Sse.Workflow;

/// <summary>
/// How far a node says it is. Any thread reports without a lock: two threads that report for the same node at once may be mixed
/// in one event, and the next one is right. What is shown is worked out when an event is written, under the workflow's lock.
/// </summary>
internal sealed class NodeProgress(Node node) : MergedUpdate
{
    private long _done;
    private long _total = -1;
    private double _percentage = -1;
    private string? _unit;
    private string? _givenUnit;

    // Owned by the workflow's lock.
    private readonly ThroughputEstimator _throughput = new();
    private ShownFraction _shown;
    private long _mostDone;

    /// <summary>Says what is counted. The same text again, as a loop gives it, costs a comparison.</summary>
    public void SetUnit(string unit, TextGuard texts)
    {
        if (ReferenceEquals(unit, Volatile.Read(ref _givenUnit)))
            return;
        Volatile.Write(ref _unit, texts.Show(unit));
        Volatile.Write(ref _givenUnit, unit);
    }

    public void Report(long done, long? total)
    {
        if (total is { } known)
            Volatile.Write(ref _total, Math.Max(0, known));
        Interlocked.Exchange(ref _done, Math.Max(0, done));
    }

    /// <summary>Reports a percentage itself; a lower one than before changes nothing.</summary>
    public void Raise(double percentage)
    {
        if (!(percentage >= 0))
            return;
        percentage = Math.Min(percentage, 100);
        for (var known = Volatile.Read(ref _percentage); percentage > known;)
        {
            var seen = Interlocked.CompareExchange(ref _percentage, percentage, known);
            if (seen.Equals(known))
                return;
            known = seen;
        }
    }

    /// <summary>0 to 1, never falling; null until something was reported that tells. The caller holds the lock.</summary>
    public double? Fraction()
    {
        var total = Volatile.Read(ref _total);
        var said = Volatile.Read(ref _percentage) / 100;
        // Threads that report out of order do not take anything back: only a higher total does.
        _mostDone = Math.Max(_mostDone, Volatile.Read(ref _done));
        if (total <= 0 && said < 0)
            return _shown.Value > 0 ? _shown.Value : null;
        _shown.MoveTo(Math.Max(said, total > 0 ? (double)_mostDone / total : 0));
        return _shown.Value;
    }

    public override void Flush(WorkflowWriter writer, TimeSpan at)
    {
        if (!node.IsOpen || node.Kind != NodeKind.Step)
            return;
        ProgressEstimate? estimate = null;
        if (writer.Metrics is not null)
        {
            var sinceStart = at - node.StartedAt;
            var total = Volatile.Read(ref _total);
            _throughput.Add(sinceStart, Volatile.Read(ref _done));
            estimate = _throughput.Estimate(sinceStart, total > 0 ? total : null);
        }
        writer.WriteLocked(EventKind.StepProgress, node, at, new StepBody(node, estimate));
    }

    public void Write(ref EventWriter writer)
    {
        if (Fraction() is not null)
            writer.Number("percentage"u8, HasSucceeded ? 100 : _shown.Percentage);
        var total = Volatile.Read(ref _total);
        var done = Volatile.Read(ref _done);
        if (total >= 0 || done > 0)
            writer.Number("done"u8, done);
        if (total >= 0)
            writer.Number("total"u8, total);
        writer.Text("unit"u8, Volatile.Read(ref _unit));
    }

    private bool HasSucceeded => !node.IsOpen && node.Outcome is WorkflowOutcome.Succeeded or WorkflowOutcome.Warned;
}
