using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Sse.Workflow;

/// <summary>The instruments of one meter; an instrument of a declared metric is made when it is first used.</summary>
internal sealed class WorkflowInstruments
{
    // Work lasts from milliseconds to hours; the defaults of exporters end at ten seconds or are meant for milliseconds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries =
            [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400],
    };

    private readonly Meter _meter;
    private readonly IReadOnlyDictionary<string, MetricDeclaration> _declared;
    private readonly ConcurrentDictionary<string, Counter<double>> _counters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Gauge<double>> _gauges = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Histogram<double>> _timers = new(StringComparer.Ordinal);
    private readonly Counter<double> _counter;
    private readonly Gauge<double> _gauge;
    private readonly Histogram<double> _timer;

    public WorkflowInstruments(Meter meter, IReadOnlyDictionary<string, MetricDeclaration> declared)
    {
        _meter = meter;
        _declared = declared;
        Runs = meter.CreateCounter<long>(TelemetryNames.Runs, "{run}", "Workflow runs that ended.");
        Active = meter.CreateUpDownCounter<long>(TelemetryNames.Active, "{run}", "Workflow runs under way.");
        RunDuration = Duration(TelemetryNames.RunDuration, "How long workflow runs took.");
        PhaseDuration = Duration(TelemetryNames.PhaseDuration, "How long phases took.");
        StepDuration = Duration(TelemetryNames.StepDuration, "How long steps took.");
        Problems = meter.CreateCounter<long>(TelemetryNames.Problems, "{problem}", "Problems that runs raised.");
        _counter = meter.CreateCounter<double>(TelemetryNames.Counter, null, "What counters of runs were raised by.");
        _gauge = meter.CreateGauge<double>(TelemetryNames.Gauge, null, "What gauges of runs were last set to.");
        _timer = Duration(TelemetryNames.Timer, "What timers of runs measured.");
    }

    public Counter<long> Runs { get; }

    public UpDownCounter<long> Active { get; }

    public Histogram<double> RunDuration { get; }

    public Histogram<double> PhaseDuration { get; }

    public Histogram<double> StepDuration { get; }

    public Counter<long> Problems { get; }

    /// <summary>The instrument for a user's counter, and whether it is its own: a shared one needs the name as a tag.</summary>
    public (Counter<double> Instrument, bool IsOwn) Counter(string name) => !_declared.TryGetValue(name, out var metric)
        ? (_counter, false)
        : (_counters.GetOrAdd(name, static (n, a) => a._meter.CreateCounter<double>(n, a.metric.Unit, a.metric.Description), (_meter, metric)), true);

    public (Gauge<double> Instrument, bool IsOwn) Gauge(string name) => !_declared.TryGetValue(name, out var metric)
        ? (_gauge, false)
        : (_gauges.GetOrAdd(name, static (n, a) => a._meter.CreateGauge<double>(n, a.metric.Unit, a.metric.Description), (_meter, metric)), true);

    public (Histogram<double> Instrument, bool IsOwn) Timer(string name) => !_declared.TryGetValue(name, out var metric)
        ? (_timer, false)
        : (_timers.GetOrAdd(name, static (n, a) => a.self.Duration(n, a.metric.Description), (self: this, metric)), true);

    private Histogram<double> Duration(string name, string? description) =>
        _meter.CreateHistogram(name, "s", description, tags: null, Seconds);
}
