namespace Sse.Primitives.Tests.Stores;

/// <summary>Waits for what loops on other threads bring about.</summary>
internal static class Eventually
{
    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => ValueTask.FromResult(condition()), what);

    public static async Task HoldsAsync(Func<ValueTask<bool>> condition, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(20), what);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }
}
