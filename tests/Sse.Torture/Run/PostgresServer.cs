using System.Diagnostics;
using Npgsql;

namespace Sse.Torture.Run;

/// <summary>A PostgreSQL of this run's own, which it may mistreat.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;

    private PostgresServer(string folder, string connectionString) => (_folder, ConnectionString) = (folder, connectionString);

    public string ConnectionString { get; }

    public static async Task<PostgresServer> StartAsync()
    {
        var lines = (await ScriptAsync("start")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new PostgresServer(lines[^2]["# ".Length..], lines[^1]);
    }

    /// <summary>As if the machine had lost its power.</summary>
    public Task RestartAsync() => ScriptAsync("restart", _folder);

    /// <summary>Ends connections whose statement begins with a text; all of the nodes' when it is empty.</summary>
    public async Task<int> CutAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Application Name=torture");
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
