using System.Diagnostics;
using Sse.Stores.Tests.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Sse.Stores.Tests.PostgreSql;

/// <summary>
/// The server of this run: the one SSE_TEST_POSTGRES names, or one of its own that eng/postgres.sh starts and removes. Started by
/// the first test that asks for it.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly Lazy<Task<string>> _connectionString;
    private string? _folder;

    public PostgresServer() => _connectionString = new(StartAsync);

    public Task<string> ConnectionStringAsync() => _connectionString.Value;

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
            await RunScriptAsync("stop", _folder);
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("SSE_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "eng/postgres.sh starts a server on Linux; elsewhere, name one in SSE_TEST_POSTGRES.");
        var lines = (await RunScriptAsync("start")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _folder = lines[^2]["# ".Length..];
        return lines[^1];
    }

    private static async Task<string> RunScriptAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "eng", "postgres.sh"), arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"eng/postgres.sh {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sse.Workflow.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
