namespace Sse.Cli.Tests;

/// <summary>Waits for what another task brings about.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        while (!condition())
            await Task.Delay(Pause, TimeProvider.System, limit.Token);
    }
}
