using Sse.Client.Tests.Servers;
using Sse.Testing;

namespace Sse.Cli.Tests;

/// <summary>Moves the clock of a command.</summary>
internal static class Clocks
{
    /// <summary>Moves it until the server was asked this often: whoever asks again has read what it was answered before.</summary>
    public static Task AdvanceUntilAskedAsync(this ManualTimeProvider clock, HttpServer server, int times) => Eventually.HoldsAsync(() =>
    {
        clock.Advance(TimeSpan.FromMilliseconds(100));
        return server.Count >= times;
    });
}
