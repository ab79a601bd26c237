namespace Sse.Workflow;

/// <summary>Durations under one name: the last, how many, how long together, the shortest and the longest.</summary>
internal sealed class TimerMetric : Metric
{
    private const long NotRunning = -1;

    private readonly BoundTimer _meter;
    private readonly Lock _lock = new();
    private long _startedTicks = NotRunning;
    private long _lastTicks;

    // Owned by the lock.
    private long _count;
    private double _totalMs;
    private double _minMs;
    private double _maxMs;

    public TimerMetric(string name, BoundTimer meter)
        : base(MetricKind.Timer, name)
    {
        _meter = meter;
        Unit = "ms";
    }

    /// <summary>Starts, or starts again: the time before is forgotten.</summary>
    public void Start(TimeSpan at) => Interlocked.Exchange(ref _startedTicks, at.Ticks);

    /// <summary>Stops and records.</summary>
    /// <returns>How long it ran; null when it was not running.</returns>
    public TimeSpan? Stop(TimeSpan at)
    {
        var started = Interlocked.Exchange(ref _startedTicks, NotRunning);
        if (started == NotRunning)
            return null;
        var took = new TimeSpan(Math.Max(0, at.Ticks - started));
        lock (_lock)
        {
            Add(took.TotalMilliseconds);
            Interlocked.Exchange(ref _lastTicks, took.Ticks);
        }
        _meter.Record(took);
        return took;
    }

    /// <summary>All durations so far.</summary>
    public TimerSummary Summary
    {
        get
        {
            lock (_lock)
                return new TimerSummary(_count, _totalMs, _minMs, _maxMs);
        }
    }

    public override double Read(TimeSpan at) => new TimeSpan(Interlocked.Read(ref _lastTicks)).TotalMilliseconds;

    private void Add(double ms)
    {
        _minMs = _count == 0 ? ms : Math.Min(_minMs, ms);
        _maxMs = Math.Max(_maxMs, ms);
        _totalMs += ms;
        _count++;
    }
}
