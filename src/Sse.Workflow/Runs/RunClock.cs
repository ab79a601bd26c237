namespace Sse.Workflow;

/// <summary>
/// Time since a workflow's start. One reading of the clock an event: the wall-clock time is the start plus what has elapsed,
/// so it never runs backwards within a workflow.
/// </summary>
internal sealed class RunClock
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly double _ticksPerUnit;

    /// <param name="time">A clock that does not throw: see <see cref="GuardedClock"/>.</param>
    public RunClock(TimeProvider time)
    {
        _time = time;
        StartedAt = time.GetUtcNow().ToUniversalTime();
        _start = time.GetTimestamp();
        _ticksPerUnit = (double)TimeSpan.TicksPerSecond / time.TimestampFrequency;
    }

    /// <summary>When the workflow started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How long ago that was.</summary>
    public TimeSpan Elapsed => new(Math.Max(0, (long)((_time.GetTimestamp() - _start) * _ticksPerUnit)));
}
