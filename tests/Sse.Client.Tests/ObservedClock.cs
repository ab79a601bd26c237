using Sse.Testing;

namespace Sse.Client.Tests;

/// <summary>A manual clock that counts how often a timer was set: the only trace of bytes that make no event.</summary>
internal sealed class ObservedClock(ManualTimeProvider clock) : TimeProvider
{
    private int _settings;

    public int Settings => Volatile.Read(ref _settings);

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, clock.CreateTimer(callback, state, dueTime, period));

    private sealed class Timer(ObservedClock owner, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool changed = timer.Change(dueTime, period);
            if (dueTime != Timeout.InfiniteTimeSpan)
                Interlocked.Increment(ref owner._settings);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
