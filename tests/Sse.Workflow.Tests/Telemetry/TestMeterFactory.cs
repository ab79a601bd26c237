using System.Diagnostics.Metrics;

namespace Sse.Workflow.Tests.Telemetry;

/// <summary>Marks its meters with itself, so that a listener tells them from those of tests that run at the same time.</summary>
internal sealed class TestMeterFactory : IMeterFactory
{
    private readonly List<Meter> _meters = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        foreach (var meter in _meters)
            meter.Dispose();
    }
}
