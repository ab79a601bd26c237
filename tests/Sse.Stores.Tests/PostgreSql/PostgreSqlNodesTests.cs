using System.Text;
using Npgsql;
using Sse.Primitives;

namespace Sse.Stores.Tests.PostgreSql;

/// <summary>Two nodes on one real database.</summary>
public sealed class PostgreSqlNodesTests(PostgresServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListeningConnectionIsCut_ReadersOfOtherNodesLoseNothing()
    {
        await using var fixture = new PostgreSqlFixture(await server.ConnectionStringAsync());
        await using var nodes = await TwoNodes.StartAsync(fixture);
        var stream = nodes.A.Create("s");
        stream.Append("e"u8, "1"u8);
        await stream.FlushAsync(Token);
        var reader = ReadAsync((await nodes.B.FindAsync("s", Token))!);

        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 100; i++)
                stream.Append("e"u8, Encoding.ASCII.GetBytes($"{2 + round * 100 + i}"));
            await stream.FlushAsync(Token);
            await RunAsync(fixture, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN sse_" + fixture.Schema + "%' AND pid <> pg_backend_pid()");
        }
        stream.TryComplete("end"u8, "502"u8, out _);

        (await reader).ShouldBe(Enumerable.Range(1, 502).Select(i => $"{i}"));
    }

    [Fact]
    public async Task AllConnectionsAreCut_WritingGoesOnAndNothingComesTwice()
    {
        await using var fixture = new PostgreSqlFixture(await server.ConnectionStringAsync());
        await using var nodes = await TwoNodes.StartAsync(fixture);
        var stream = nodes.A.Create("s");
        var reader = ReadAsync(stream);
        for (var i = 1; i <= 3_000; i++)
        {
            stream.Append("e"u8, Encoding.ASCII.GetBytes($"{i}"));
            if (i % 500 == 0)
                await RunAsync(fixture, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = '{TwoNodes.ApplicationOf(fixture)}'");
        }
        stream.TryComplete("end"u8, "3001"u8, out _);

        (await reader).ShouldBe(Enumerable.Range(1, 3_001).Select(i => $"{i}"));
        (await ReadAsync((await nodes.B.FindAsync("s", Token))!)).Count.ShouldBe(3_001);
    }

    [Fact]
    public async Task Append_WhileAnotherNodeWatches_WakesItOncePerCommit()
    {
        await using var fixture = new PostgreSqlFixture(await server.ConnectionStringAsync());
        await using var nodes = await TwoNodes.StartAsync(fixture);
        await using var listener = await fixture.ConnectAsync();
        var heard = 0;
        listener.Notification += (_, _) => heard++;
        await using (var listen = new NpgsqlCommand($"LISTEN sse_{fixture.Schema}", listener))
            await listen.ExecuteNonQueryAsync(Token);
        var stream = nodes.A.Create("s");
        for (var i = 0; i < 10_000; i++)
            stream.Append("e"u8, "x"u8);
        await stream.FlushAsync(Token);
        await using (var ping = new NpgsqlCommand("SELECT 1", listener))
            await ping.ExecuteNonQueryAsync(Token);

        heard.ShouldBeInRange(1, 500);
    }

    private static async Task<List<string>> ReadAsync(EventStream stream)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        var seen = new List<string>();
        await foreach (var e in stream.ReadAllAsync(cancellationToken: limit.Token))
            seen.Add(Encoding.ASCII.GetString(e.Data.Span));
        return seen;
    }

    private static async Task RunAsync(PostgreSqlFixture fixture, string sql)
    {
        await using var connection = await fixture.ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }
}
