using Npgsql;
using Sse.Tests;

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
        var (folder, connectionString) = await PostgresScript.StartAsync();
        return new PostgresServer(folder, connectionString);
    }

    /// <summary>Tries again: another program may have the port for a moment, or a busy machine may take too long.</summary>
    public async Task RestartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PostgresScript.RestartAsync(_folder);
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

    public async ValueTask DisposeAsync() => await PostgresScript.StopAsync(_folder);
}
