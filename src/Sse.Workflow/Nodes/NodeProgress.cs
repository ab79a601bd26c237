namespace Sse.Workflow;

/// <summary>
/// How far a node says it is. Any thread writes without a lock: two threads that report for the same node at once may be mixed
/// in one event, and the next one is right.
/// </summary>
internal sealed class NodeProgress(Node node) : MergedUpdate
{
    private long _done;
    private long _total = -1;
    private double _percentage = -1;
    private string? _unit;
    private string? _givenUnit;

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
        var all = Volatile.Read(ref _total);
        if (all > 0)
            Raise(100.0 * done / all);
        Interlocked.Exchange(ref _done, Math.Max(0, done));
    }

    /// <summary>The shown percentage never falls.</summary>
    public void Raise(double percentage)
    {
        if (!(percentage >= 0))
            return;
        percentage = Math.Min(percentage, 100);
        for (var shown = Volatile.Read(ref _percentage); percentage > shown;)
        {
            var seen = Interlocked.CompareExchange(ref _percentage, percentage, shown);
            if (seen.Equals(shown))
                return;
            shown = seen;
        }
    }

    /// <summary>0 to 100; null until something was reported.</summary>
    public double? Percentage => Volatile.Read(ref _percentage) is >= 0 and var shown ? shown : null;

    public override void Flush(WorkflowWriter writer, TimeSpan at)
    {
        if (node.IsOpen && node.Kind == NodeKind.Step)
            writer.WriteLocked(EventKind.StepProgress, node, at, new StepBody(node));
    }

    public void Write(ref EventWriter writer)
    {
        if (Percentage is { } percentage)
            writer.Number("percentage"u8, (double?)Math.Round(percentage, 2));
        var total = Volatile.Read(ref _total);
        var done = Volatile.Read(ref _done);
        if (total >= 0 || done > 0)
            writer.Number("done"u8, (long?)done);
        if (total >= 0)
            writer.Number("total"u8, (long?)total);
        writer.Text("unit"u8, Volatile.Read(ref _unit));
    }
}
