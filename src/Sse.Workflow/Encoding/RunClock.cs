namespace Sse.Workflow;

/// <summary>
/// Time since a workflow's start. One reading of the clock an event: the wall-clock time is the start plus what has elapsed,
/// so it never runs backwards within a workflow. A clock that throws stands still and breaks nothing.
/// </summary>
internal sealed class RunClock
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly double _ticksPerUnit;
    private long _lastTicks;

    public RunClock(TimeProvider time)
    {
        _time = time;
        try
        {
            StartedAt = time.GetUtcNow().ToUniversalTime();
            _start = time.GetTimestamp();
            _ticksPerUnit = (double)TimeSpan.TicksPerSecond / time.TimestampFrequency;
        }
        catch (Exception)
        {
            StartedAt = DateTimeOffset.UnixEpoch;
        }
    }

    /// <summary>When the workflow started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How long ago that was.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            try
            {
                var ticks = Math.Max(0, (long)((_time.GetTimestamp() - _start) * _ticksPerUnit));
                Volatile.Write(ref _lastTicks, ticks);
                return new TimeSpan(ticks);
            }
            catch (Exception)
            {
                return new TimeSpan(Volatile.Read(ref _lastTicks));
            }
        }
    }
}
