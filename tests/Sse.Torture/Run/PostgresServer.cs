using System.Diagnostics;
using Npgsql;

namespace Sse.Torture.Run;

/// <summary>A PostgreSQL of this run's own, which it may mistreat.</summary>
internal sealed class PostgresServer : ITortured
{
    private readonly string _folder;

    private PostgresServer(string folder, string connectionString) => (_folder, Connection) = (folder, connectionString);

    public string Connection { get; }

    public bool IsServer => true;

    public static async Task<PostgresServer> StartAsync()
    {
        var lines = (await ScriptAsync("start")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new PostgresServer(lines[^2]["# ".Length..], lines[^1]);
    }

    /// <summary>Tries again: another program may have the port for a moment, or a busy machine may take too long.</summary>
    public async Task RestartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ScriptAsync("restart", _folder);
                return;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), TimeProvider.System);
            }
        }
    }

    public async Task<int> CutAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Connection + ";Pooling=false;Application Name=torture");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'Sse.%' AND query LIKE $1 || '%'", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = statement });
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync() => await ScriptAsync("stop", _folder);

    private static async Task<string> ScriptAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Root(), "eng", "postgres.sh"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"eng/postgres.sh {arguments[0]}: {await errors}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sse.Workflow.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The program runs outside the repository.");
    }
}
