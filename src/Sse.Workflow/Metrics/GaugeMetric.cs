namespace Sse.Workflow;

/// <summary>A value that any thread sets; the last one counts.</summary>
internal sealed class GaugeMetric(string name, BoundGauge? meter) : Metric(MetricKind.Gauge, name)
{
    private double _value;

    public double Value => Volatile.Read(ref _value);

    public void Set(double value)
    {
        Interlocked.Exchange(ref _value, value);
        meter?.Record(value);
    }

    public override double Read(TimeSpan at) => Value;
}
