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
            await PostgresScript.StopAsync(_folder);
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("SSE_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "eng/postgres.sh starts a server on Linux; elsewhere, name one in SSE_TEST_POSTGRES.");
        (_folder, var connectionString) = await PostgresScript.StartAsync();
        return connectionString;
    }
}
