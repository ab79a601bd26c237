namespace Sse.Workflow;

/// <summary><c>metric</c>: the last value of one of them; without a value when it is no finite number.</summary>
internal readonly struct MetricBody(Metric metric, double value) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("name"u8, metric.Name);
        writer.Text("kind"u8, metric.Kind.WireName());
        writer.Number("value"u8, double.IsFinite(value) ? value : (double?)null);
        writer.Text("unit"u8, metric.Unit);
    }
}
