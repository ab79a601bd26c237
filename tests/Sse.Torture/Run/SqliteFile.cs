namespace Sse.Torture.Run;

/// <summary>A file that the nodes of this machine share.</summary>
internal sealed class SqliteFile : ITortured
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sse-torture-").FullName;

    public string Connection => Stores.Sqlite + Path.Combine(_folder, "torture.db");

    public bool IsServer => false;

    public Task<int> CutAsync(string statement) => throw new NotSupportedException("A file has no connections to cut.");

    public Task RestartAsync() => throw new NotSupportedException("A file has no server to restart.");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
