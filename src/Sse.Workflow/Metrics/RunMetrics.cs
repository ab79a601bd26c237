namespace Sse.Workflow;

/// <summary>All metrics of one workflow.</summary>
internal sealed class RunMetrics
{
    public RunMetrics(int limit, Func<string, string> showName)
    {
        var budget = new MetricBudget(limit);
        Counters = new(budget, name => new CounterMetric(showName(name)));
        Gauges = new(budget, name => new GaugeMetric(showName(name)));
        Timers = new(budget, name => new TimerMetric(showName(name)));
        Rates = new(budget, name => new RateMetric(showName(name)));
    }

    public MetricTable<CounterMetric> Counters { get; }

    public MetricTable<GaugeMetric> Gauges { get; }

    public MetricTable<TimerMetric> Timers { get; }

    public MetricTable<RateMetric> Rates { get; }
}
