namespace Sse.Workflow;

/// <summary>
/// The clock that was given, made safe: when it throws, time stands still, and timers are the system's. A clock is code of the
/// user like any other, and every event reads it.
/// </summary>
internal sealed class GuardedClock : TimeProvider
{
    private readonly TimeProvider _clock;
    private long _lastUtcTicks = DateTimeOffset.UnixEpoch.UtcTicks;
    private long _lastTimestamp;

    private GuardedClock(TimeProvider clock)
    {
        _clock = clock;
        TimestampFrequency = FrequencyOf(clock);
    }

    /// <inheritdoc/>
    public override long TimestampFrequency { get; }

    /// <summary>A safe clock; the system's is one already.</summary>
    public static TimeProvider Over(TimeProvider clock) =>
        ReferenceEquals(clock, System) || clock is GuardedClock ? clock : new GuardedClock(clock);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        try
        {
            Volatile.Write(ref _lastUtcTicks, _clock.GetUtcNow().UtcTicks);
        }
        catch (Exception)
        {
            // Time stands still.
        }
        return new DateTimeOffset(Volatile.Read(ref _lastUtcTicks), TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        try
        {
            Volatile.Write(ref _lastTimestamp, _clock.GetTimestamp());
        }
        catch (Exception)
        {
            // Time stands still.
        }
        return Volatile.Read(ref _lastTimestamp);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        try
        {
            return _clock.CreateTimer(callback, state, dueTime, period);
        }
        catch (Exception)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }
    }

    private static long FrequencyOf(TimeProvider clock)
    {
        try
        {
            return Math.Max(1, clock.TimestampFrequency);
        }
        catch (Exception)
        {
            return TimeSpan.TicksPerSecond;
        }
    }
}
