using Sse.Testing;

namespace Sse.Client.Tests;

/// <summary>Moves a manual clock past code that runs on other threads.</summary>
internal static class Clocks
{
    /// <summary>Waits, in real time, until something waits for this clock.</summary>
    public static Task WhenArmedAsync(this ManualTimeProvider clock) => Eventually.HoldsAsync(() => clock.ArmedTimers > 0);

    /// <summary>Moves the clock step by step until a task has ended: between two steps, the task may have armed another timer.</summary>
    public static Task AdvanceUntilAsync(this ManualTimeProvider clock, TimeSpan step, Task task) => Eventually.HoldsAsync(() =>
    {
        clock.Advance(step);
        return task.IsCompleted;
    });
}
