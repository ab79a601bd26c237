using Npgsql;
using Sse.Primitives;
using Sse.Stores.PostgreSql;

namespace Sse.Stores.Tests.PostgreSql;

public sealed class PostgreSqlSchemaTests(PostgresServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InitializeAsync_ManyNodesAtOnce_CreateTheSchemaOnce()
    {
        await using var fixture = new PostgreSqlFixture(await server.ConnectionStringAsync());
        var stores = Enumerable.Range(0, 8).Select(_ => fixture.Open()).ToList();

        await Task.WhenAll(stores.Select(s => s.InitializeAsync(Token).AsTask()));

        (await stores[0].BeatAsync("node-a", Token)).Count.ShouldBe(1);
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task InitializeAsync_SchemaOfALaterVersion_IsRefusedWithTheWayOut()
    {
        await using var fixture = new PostgreSqlFixture(await server.ConnectionStringAsync());
        await using var store = fixture.Open();
        await store.InitializeAsync(Token);
        await RunAsync(fixture, "UPDATE schema_version SET version = 999");

        (await Should.ThrowAsync<NotSupportedException>(async () => await store.InitializeAsync(Token))).Message.ShouldContain("Update Sse.Stores.PostgreSql");
    }

    /// <summary>A dump of each version of the schema; never regenerated.</summary>
    [Theory]
    [InlineData("postgresql-v1.sql", false)]
    [InlineData("postgresql-v2.sql", true)]
    public async Task InitializeAsync_DataOfAnyVersion_IsReadAndContinued(string golden, bool hasCommand)
    {
        await using var fixture = new PostgreSqlFixture(await server.ConnectionStringAsync());
        await RunAsync(fixture, $"CREATE SCHEMA {fixture.Schema}; SET search_path = {fixture.Schema}; " + await File.ReadAllTextAsync(GoldenData.PathOf(golden), Token));
        await using var store = fixture.Open();

        await store.InitializeAsync(Token);

        await GoldenData.VerifyAsync(store, Token, hasCommand);
    }

    /// <summary>A new version comes with a dump of its own, of what <see cref="GoldenData.WriteAsync"/> has written.</summary>
    [Fact]
    public void Version_Current_HasItsGoldenFile() => File.Exists(GoldenData.PathOf($"postgresql-v{PostgreSqlSchema.Version}.sql")).ShouldBeTrue();

    /// <summary>At twenty thousand streams with a million events every list walks an index.</summary>
    [Fact]
    public async Task ListAsync_MillionEvents_NoQueryReadsTheWholeTable()
    {
        await using var fixture = new PostgreSqlFixture(await server.ConnectionStringAsync());
        await using var store = fixture.Open();
        await store.InitializeAsync(Token);
        await RunAsync(fixture,
            """
            INSERT INTO stream (id, epoch, epochs, first, head, bytes, owner, created, completed, kind, name, status, tags)
            SELECT 'run-' || n, 1, '1-0', 1, 50, 15000, 'node-' || n % 3, timestamptz '2026-01-01' + n * interval '1 minute',
                CASE WHEN n % 100 = 0 THEN NULL ELSE timestamptz '2026-01-02' + n * interval '1 minute' END,
                CASE n % 2 WHEN 0 THEN 'workflow' ELSE 'room' END, 'name-' || n % 500, 'status-' || n % 7, jsonb_build_object('file', 'f' || n, 'user', 'u' || n % 1000)
            FROM generate_series(1, 20000) n;
            INSERT INTO chunk (stream, last, first, format, size, frames)
            SELECT key, c * 10, c * 10 - 9, 1, 3000, convert_to(repeat(E'id: 1-1\ndata: x\n\n', 10), 'UTF8') FROM stream, generate_series(1, 5) c;
            ANALYZE stream; ANALYZE chunk;
            """);

        foreach (var query in QueryCases.All)
        {
            await using var connection = await fixture.ConnectAsync();
            await using var command = connection.CreateCommand();
            StreamListing.Build(command, query);
            command.CommandText = "EXPLAIN " + command.CommandText;
            var plan = await ReadAsync(command);
            plan.ShouldNotContain("Seq Scan", customMessage: $"{query}\n{plan}");
        }
        var page = (await store.ReadAsync([new StreamRead("run-777", 20, 1_000_000)], Token))[0]!;
        page.Chunks.Select(c => c.LastSequence).ShouldBe([30L, 40, 50]);
    }

    private static async Task RunAsync(PostgreSqlFixture fixture, string sql)
    {
        await using var connection = await fixture.ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<string> ReadAsync(NpgsqlCommand command)
    {
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
