using OpenTelemetry;
using OpenTelemetry.Metrics;
using ExportedMetric = OpenTelemetry.Metrics.Metric;

namespace Sse.Workflow.Tests.Telemetry;

/// <summary>An exporter that remembers sums, and the counts of histograms. Points must be read while they are exported.</summary>
internal sealed class CollectedMetrics : BaseExporter<ExportedMetric>
{
    public List<Point> Points { get; } = [];

    public IEnumerable<Point> Of(string metric, string workflow) =>
        Points.Where(p => p.Metric == metric && p.Tags.Contains($"sse.workflow.name={workflow}", StringComparison.Ordinal));

    public override ExportResult Export(in Batch<ExportedMetric> batch)
    {
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
                Points.Add(new Point(metric.Name, Tags(point), Value(metric.MetricType, point)));
        }
        return ExportResult.Success;
    }

    private static string Tags(in MetricPoint point)
    {
        List<string> tags = [];
        foreach (var tag in point.Tags)
            tags.Add($"{tag.Key}={tag.Value}");
        return string.Join(';', tags);
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.Histogram => point.GetHistogramCount(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        _ => point.GetSumDouble(),
    };

    internal sealed record Point(string Metric, string Tags, double Value);
}
