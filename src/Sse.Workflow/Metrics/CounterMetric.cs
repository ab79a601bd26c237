namespace Sse.Workflow;

/// <summary>A sum that any thread adds to.</summary>
internal sealed class CounterMetric(string name) : Metric(MetricKind.Counter, name)
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Add(long by) => Interlocked.Add(ref _value, by);

    public override double Read(TimeSpan at) => Value;
}
