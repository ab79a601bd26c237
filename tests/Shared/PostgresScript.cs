using System.Diagnostics;

namespace Sse.Tests;

/// <summary>Starts, restarts and stops servers by <c>eng/postgres.sh</c>.</summary>
internal static class PostgresScript
{
    /// <returns>The server's folder, by which it is stopped, and how to connect to it.</returns>
    public static async Task<(string Folder, string ConnectionString)> StartAsync()
    {
        var lines = (await RunAsync("start")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (lines[^2]["# ".Length..], lines[^1]);
    }

    /// <summary>Stops the server as a crash would, and starts it again on the same port.</summary>
    public static Task RestartAsync(string folder) => RunAsync("restart", folder);

    /// <summary>Stops the server and removes its folder.</summary>
    public static Task StopAsync(string folder) => RunAsync("stop", folder);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(RepositoryRoot.Path, "eng", "postgres.sh"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"eng/postgres.sh {arguments[0]}: {await errors}");
    }
}
