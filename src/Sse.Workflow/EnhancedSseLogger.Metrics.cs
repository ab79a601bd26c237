namespace Sse.Workflow;

public sealed partial class EnhancedSseLogger
{
    /// <summary>Starts a timer. Started again, it forgets the time before.</summary>
    /// <param name="name">A fixed text; 500 different metrics are kept, see <see cref="SseWorkflowOptions.MaxMetrics"/>.</param>
    public void StartTimer(string name)
    {
        if (_writer?.Metrics is { } metrics && metrics.Timers.Find(name) is { } timer)
            timer.Start(_writer.Clock.Elapsed);
    }

    /// <summary>Stops a timer and records its duration.</summary>
    /// <returns>How long it ran; null when it was not running, or when measuring is off.</returns>
    public TimeSpan? EndTimer(string name)
    {
        if (_writer?.Metrics is not { } metrics || metrics.Timers.Find(name) is not { } timer)
            return null;
        var took = timer.Stop(_writer.Clock.Elapsed);
        if (took is null)
            Ignore(nameof(EndTimer));
        else
            TouchMetric(timer);
        return took;
    }

    /// <summary>Adds to a counter. Cheap: call it as often as you like, at most 8 times a second it becomes an event.</summary>
    /// <param name="name">A fixed text.</param>
    /// <param name="by">How much. Default: 1.</param>
    public void IncrementCounter(string name, long by = 1)
    {
        if (_writer?.Metrics is not { } metrics || metrics.Counters.Find(name) is not { } counter)
            return;
        counter.Add(by);
        TouchMetric(counter);
    }

    /// <summary>Sets a gauge. The last value counts.</summary>
    /// <param name="name">A fixed text.</param>
    /// <param name="value">Any finite number; anything else is shown as no value.</param>
    /// <param name="unit">The unit, by preference as UCUM has it (<c>By</c>, <c>s</c>, <c>%</c>). Default: none, or as before.</param>
    public void SetGauge(string name, double value, string? unit = null)
    {
        if (_writer?.Metrics is not { } metrics || metrics.Gauges.Find(name) is not { } gauge)
            return;
        if (unit is not null)
            gauge.Unit = _writer.Runtime.Texts.Show(unit);
        gauge.Set(value);
        TouchMetric(gauge);
    }

    /// <summary>Counts operations; shown as operations a minute over the last minute.</summary>
    /// <param name="name">A fixed text.</param>
    /// <param name="count">How many operations there were. Default: 1.</param>
    public void RecordRate(string name, long count = 1)
    {
        if (_writer?.Metrics is not { } metrics || metrics.Rates.Find(name) is not { } rate)
            return;
        rate.Add(count, _writer.Clock.Elapsed);
        TouchMetric(rate);
    }

    private void TouchMetric(Metric metric)
    {
        if (_writer!.IsEnded)
            Ignore("A metric");
        else
            _writer.Touch(metric);
    }
}
