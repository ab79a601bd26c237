using DemoHost.Tests.Hosting;
using Sse.Stores.Tests.PostgreSql;

namespace DemoHost.Tests.JobMonitor.Cluster;

/// <summary>What processes share that work on one queue: a database and a folder.</summary>
internal sealed class JobCluster : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("job-cluster-").FullName;

    private JobCluster(TestDatabase database) => _database = database;

    public static async Task<JobCluster> CreateAsync(PostgresServer server) => new(await TestDatabase.CreateAsync(server));

    /// <summary>Starts a host that works on jobs.</summary>
    public Task<DemoProcess> StartWorkerAsync(params string[] settings) => StartAsync("true", settings);

    /// <summary>Starts a host that takes and shows jobs, and works on none.</summary>
    public Task<DemoProcess> StartFrontAsync(params string[] settings) => StartAsync("false", settings);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<DemoProcess> StartAsync(string isWorker, string[] settings) => DemoProcess.StartAsync(
    [
        "--store", $"postgres:{_database.ConnectionString}",
        "--JobMonitor:ConnectionString", _database.ConnectionString,
        "--JobMonitor:Folder", _folder,
        "--JobMonitor:Worker", isWorker,
        .. settings,
    ]);
}
