namespace Sse.Workflow;

/// <summary>All metrics of one workflow.</summary>
internal sealed class RunMetrics
{
    public RunMetrics(WorkflowRuntime runtime, RunTelemetry telemetry, string workflow)
    {
        var budget = new MetricBudget(runtime.Options.MaxMetrics);
        Counters = new(budget, Named(shown => new CounterMetric(shown, telemetry.Counter(shown), runtime.Reports.Counter(workflow, shown))));
        Gauges = new(budget, Named(shown => new GaugeMetric(shown, telemetry.Gauge(shown))));
        Timers = new(budget, Named(shown => new TimerMetric(shown, telemetry.Timer(shown))));
        Rates = new(budget, Named(shown => new RateMetric(shown)));

        Func<string, TMetric> Named<TMetric>(Func<string, TMetric> create) => name => create(runtime.Texts.Show(name, "(unnamed)"));
    }

    public MetricTable<CounterMetric> Counters { get; }

    public MetricTable<GaugeMetric> Gauges { get; }

    public MetricTable<TimerMetric> Timers { get; }

    public MetricTable<RateMetric> Rates { get; }
}
