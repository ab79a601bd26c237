namespace Sse.Workflow;

/// <summary>A sum that any thread adds to. Listeners of the meter hear each addition; the reports get them together.</summary>
internal sealed class CounterMetric(string name, BoundCounter meter, ReportSeries report) : Metric(MetricKind.Counter, name)
{
    private long _value;

    // Owned by the workflow's lock.
    private long _reported;

    public long Value => Interlocked.Read(ref _value);

    public void Add(long by)
    {
        Interlocked.Add(ref _value, by);
        meter.Add(by);
    }

    public override double Read(TimeSpan at) => Value;

    public override void Flush(WorkflowWriter writer, TimeSpan at)
    {
        var value = Value;
        report.Added(value - _reported);
        _reported = value;
        base.Flush(writer, at);
    }
}
