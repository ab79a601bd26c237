using System.Diagnostics.Metrics;

namespace Sse.Workflow;

/// <summary>A timer of one run with its instrument and tags. Without a listener a call costs a comparison.</summary>
internal sealed class BoundTimer(WorkflowTelemetry owner, Histogram<double> instrument, KeyValuePair<string, object?>[] tags)
{
    public void Record(TimeSpan duration)
    {
        if (!instrument.Enabled)
            return;
        try
        {
            instrument.Record(duration.TotalSeconds, tags);
        }
        catch (Exception)
        {
            owner.ListenerFailed();
        }
    }
}
