namespace Sse.Workflow.Tests;

/// <summary>A clock that works until it is broken; then everything about it throws.</summary>
internal sealed class BrokenClock : TimeProvider
{
    public bool IsBroken { get; set; }

    public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException("broken clock") : base.GetUtcNow();

    public override long GetTimestamp() => IsBroken ? throw new InvalidOperationException("broken clock") : base.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        IsBroken ? throw new InvalidOperationException("broken clock") : base.CreateTimer(callback, state, dueTime, period);
}
