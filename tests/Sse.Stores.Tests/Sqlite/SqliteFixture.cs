using Sse.Primitives;
using Sse.Stores.Sqlite;
using Sse.Testing;

namespace Sse.Stores.Tests.Sqlite;

/// <summary>A database file of its own, removed afterwards.</summary>
internal sealed class SqliteFixture : IEventStoreFixture
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sse-sqlite-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "streams.db");

    public ValueTask<IEventStore> OpenAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<IEventStore>(Open());

    public SqliteEventStore Open() => new(new SqliteStoreOptions { Path = Path, WatchInterval = TimeSpan.FromMilliseconds(10) });

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
