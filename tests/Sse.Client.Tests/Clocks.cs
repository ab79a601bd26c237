using Sse.Testing;

namespace Sse.Client.Tests;

/// <summary>Moves a manual clock past code that runs on other threads.</summary>
internal static class Clocks
{
    /// <summary>Waits, in real time, until something waits for this clock.</summary>
    public static Task WhenArmedAsync(this ManualTimeProvider clock) => UntilAsync(() => clock.ArmedTimers > 0);

    /// <summary>Moves the clock step by step until a task has ended: between two steps, the task may have armed another timer.</summary>
    public static async Task AdvanceUntilAsync(this ManualTimeProvider clock, TimeSpan step, Task task)
    {
        await UntilAsync(() =>
        {
            clock.Advance(step);
            return task.IsCompleted;
        });
    }

    /// <summary>Polls a condition that something outside the test's reach brings about.</summary>
    public static async Task UntilAsync(Func<bool> condition, TimeSpan? every = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!condition())
            await Task.Delay(every ?? TimeSpan.FromMilliseconds(1), TimeProvider.System, limit.Token);
    }
}
