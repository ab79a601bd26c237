namespace Sse.Workflow;

/// <summary>
/// Operations a minute over the last minute. Sixty slots of a second each; before a minute is over, the time that has passed
/// since the first operation (at least a second) stands for it.
/// </summary>
internal sealed class RateMetric : Metric
{
    private const int Slots = 60;

    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[Slots];
    private long _newestSecond;
    private TimeSpan? _first;

    public RateMetric(string name) : base(MetricKind.Rate, name) => Unit = "1/min";

    public void Add(long count, TimeSpan at)
    {
        lock (_lock)
        {
            _first ??= at;
            MoveTo(at);
            _counts[_newestSecond % Slots] += count;
        }
    }

    public override double Read(TimeSpan at)
    {
        lock (_lock)
        {
            if (_first is not { } first)
                return 0;
            MoveTo(at);
            var covered = Math.Clamp((at - first).TotalSeconds, 1, Slots);
            return _counts.Sum() * 60.0 / covered;
        }
    }

    /// <summary>Empties the slots of the seconds that have come since the last call. Owned by the lock.</summary>
    private void MoveTo(TimeSpan at)
    {
        var second = (long)at.TotalSeconds;
        var steps = Math.Min(Slots, second - _newestSecond);
        for (var i = 1; i <= steps; i++)
            _counts[(_newestSecond + i) % Slots] = 0;
        _newestSecond = Math.Max(second, _newestSecond);
    }
}
