using Sse.Primitives;
using Sse.Stores.PostgreSql;
using Sse.Stores.Sqlite;
using Sse.Tests;

namespace Sse.Benchmarks.Stores;

/// <summary>
/// Databases for measuring, each made when a mark first asks for it and removed when the program ends: SQLite files in the folder of
/// temporary files, and a PostgreSQL server of its own (or the one that SSE_TEST_POSTGRES names).
/// </summary>
internal static class BenchStore
{
    private static readonly Lazy<string> Folder = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("sse-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    private static readonly Lazy<string> Server = new(() =>
    {
        if (Environment.GetEnvironmentVariable("SSE_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        var (folder, connectionString) = PostgresScript.StartAsync().GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => PostgresScript.StopAsync(folder).GetAwaiter().GetResult();
        return connectionString;
    });

    private static int _number;

    public static string ConnectionString => Server.Value;

    public static string NewFile() => Path.Combine(Folder.Value, $"{Interlocked.Increment(ref _number)}.db");

    public static IEventStore NewSqlite() => new SqliteEventStore(NewFile());

    public static IEventStore NewPostgreSql() => new PostgreSqlEventStore(ConnectionString, new PostgreSqlStoreOptions
    {
        ConnectionStrings = { ConnectionString },
        Schema = $"bench_{Environment.ProcessId}_{Interlocked.Increment(ref _number)}",
    });
}
