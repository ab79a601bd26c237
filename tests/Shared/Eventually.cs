using System.Runtime.CompilerServices;

namespace Sse.Tests;

/// <summary>Waits for what loops on other threads, or other processes, bring about. The limit is for tests that fail, not a measure of how long it should take.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Looks again and again until something is so.</summary>
    /// <param name="condition">Whether it is.</param>
    /// <param name="what">For the message, if it never is. Default: the condition as it is written.</param>
    /// <param name="every">The time between two looks. Default: 2 ms.</param>
    /// <returns>How long it took.</returns>
    /// <exception cref="TimeoutException">It was not so within a minute.</exception>
    public static Task<TimeSpan> HoldsAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "", TimeSpan? every = null) =>
        HoldsAsync(() => ValueTask.FromResult(condition()), what, every);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, string, TimeSpan?)"/>
    public static async Task<TimeSpan> HoldsAsync(
        Func<ValueTask<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "", TimeSpan? every = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Limit)
                throw new TimeoutException($"Not seen within {Limit}: {what}.");
            await Task.Delay(every ?? Pause, TimeProvider.System);
        }
        return TimeProvider.System.GetElapsedTime(start);
    }
}
