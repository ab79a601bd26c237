using System.Diagnostics.Metrics;

namespace Sse.Workflow;

/// <summary>A gauge of one run with its instrument and tags. Without a listener a call costs a comparison.</summary>
internal sealed class BoundGauge(WorkflowTelemetry owner, Gauge<double> instrument, KeyValuePair<string, object?>[] tags)
{
    public void Record(double value)
    {
        if (!instrument.Enabled || !double.IsFinite(value))
            return;
        try
        {
            instrument.Record(value, tags);
        }
        catch (Exception)
        {
            owner.ListenerFailed();
        }
    }
}
