using Microsoft.Data.Sqlite;
using Sse.Primitives;
using Sse.Stores.Sqlite;

namespace Sse.Stores.Tests.Sqlite;

public sealed class SqliteSchemaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InitializeAsync_SeveralProcessesAtOnce_CreateTheTablesOnce()
    {
        await using var fixture = new SqliteFixture();
        var stores = Enumerable.Range(0, 6).Select(_ => fixture.Open()).ToList();

        await Task.WhenAll(stores.Select(s => Task.Run(async () => await s.InitializeAsync(Token))));

        (await stores[0].BeatAsync("node-a", Token)).Count.ShouldBe(1);
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task InitializeAsync_FileOfALaterVersion_IsRefusedWithTheWayOut()
    {
        await using var fixture = new SqliteFixture();
        await using (var store = fixture.Open())
            await store.InitializeAsync(Token);
        Run(fixture, "PRAGMA user_version=999");

        await using var later = fixture.Open();
        (await Should.ThrowAsync<NotSupportedException>(async () => await later.InitializeAsync(Token))).Message.ShouldContain("Update Sse.Stores.Sqlite");
    }

    /// <summary>A file as each version of the schema left it; never regenerated.</summary>
    [Theory]
    [InlineData("sqlite-v1.db", false)]
    [InlineData("sqlite-v2.db", true)]
    public async Task InitializeAsync_FileOfAnyVersion_IsReadAndContinued(string golden, bool hasCommand)
    {
        await using var fixture = new SqliteFixture();
        File.Copy(GoldenData.PathOf(golden), fixture.Path);
        await using var store = fixture.Open();

        await store.InitializeAsync(Token);

        await GoldenData.VerifyAsync(store, Token, hasCommand);
    }

    /// <summary>A new version comes with a file of its own, written by <see cref="GoldenData.WriteAsync"/>.</summary>
    [Fact]
    public void Version_Current_HasItsGoldenFile() => File.Exists(GoldenData.PathOf($"sqlite-v{SqliteSchema.Version}.db")).ShouldBeTrue();

    /// <summary>Those before 3.51.3 can lose commits when processes write and checkpoint at once (sqlite.org/wal.html, "The WAL-Reset Bug").</summary>
    [Fact]
    public void Library_ThatComesWithThePackage_KeepsCommitsOfSeveralProcesses()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        Version.Parse(connection.ServerVersion).ShouldBeGreaterThanOrEqualTo(new Version(3, 51, 3));
    }

    /// <summary>At twenty thousand streams with a million events every list walks an index.</summary>
    [Fact]
    public async Task ListAsync_MillionEvents_NoQueryReadsTheWholeTable()
    {
        await using var fixture = new SqliteFixture();
        await using (var store = fixture.Open())
            await store.InitializeAsync(Token);
        Run(fixture,
            """
            CREATE TEMP TABLE n AS WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 20000) SELECT n FROM s;
            INSERT INTO stream (id, epoch, epochs, first, head, bytes, owner, created, completed, kind, name, status, tags)
            SELECT 'run-' || n, 1, '1-0', 1, 50, 15000, 'node-' || n % 3, 639032000000000000 + n * 600000000, CASE WHEN n % 100 = 0 THEN NULL ELSE 639033000000000000 END,
                CASE n % 2 WHEN 0 THEN 'workflow' ELSE 'room' END, 'name-' || n % 500, 'status-' || n % 7, '{"file":"f' || n || '"}' FROM n;
            INSERT INTO tag SELECT key, 'file', 'f' || key FROM stream;
            INSERT INTO chunk SELECT key, c.n * 10, c.n * 10 - 9, 1, 3000, zeroblob(300) FROM stream, n c WHERE c.n <= 5;
            ANALYZE;
            """);

        await using var connection = new SqliteConnection($"Data Source={fixture.Path};Pooling=false");
        connection.Open();
        foreach (var query in QueryCases.All)
        {
            using var command = connection.CreateCommand();
            StreamListing.Build(command, query);
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            var plan = Read(command);
            plan.ShouldNotContain("SCAN s\n", customMessage: $"{query}\n{plan}");
            plan.ShouldContain("INDEX", customMessage: $"{query}\n{plan}");
        }
    }

    private static void Run(SqliteFixture fixture, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={fixture.Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Read(SqliteCommand command)
    {
        var plan = "";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            plan += reader.GetString(3) + "\n";
        return plan;
    }
}
