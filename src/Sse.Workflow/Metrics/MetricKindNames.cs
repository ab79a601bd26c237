namespace Sse.Workflow;

/// <summary>The names of metric kinds on the wire.</summary>
internal static class MetricKindNames
{
    public static string WireName(this MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        MetricKind.Timer => "timer",
        _ => "rate",
    };
}
