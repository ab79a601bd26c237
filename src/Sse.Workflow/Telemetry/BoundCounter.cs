using System.Diagnostics.Metrics;

namespace Sse.Workflow;

/// <summary>A counter of one run with its instrument and tags. Without a listener a call costs a comparison.</summary>
internal sealed class BoundCounter(WorkflowTelemetry owner, Counter<double> instrument, KeyValuePair<string, object?>[] tags)
{
    public void Add(double amount)
    {
        if (!instrument.Enabled)
            return;
        try
        {
            instrument.Add(amount, tags);
        }
        catch (Exception)
        {
            owner.ListenerFailed();
        }
    }
}
