using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sse.Primitives;
using Sse.Stores.Tests.PostgreSql;
using Sse.Workflow;

namespace Sse.Stores.Tests;

/// <summary>The sentence users write, on real databases.</summary>
public sealed class RegistrationTests(PostgresServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddSqliteStore_AfterAddSseWorkflow_KeepsWorkflowsOverARestart()
    {
        var folder = Directory.CreateTempSubdirectory("sse-registration-");
        try
        {
            for (var start = 0; start < 2; start++)
            {
                await using var process = new ServiceCollection().AddSseWorkflow().AddSqliteStore(Path.Combine(folder.FullName, "sub", "w.db")).BuildServiceProvider();
                var (workflows, streams) = (process.GetRequiredService<IWorkflows>(), process.GetRequiredService<EventStreamRegistry>());
                if (start == 0)
                    await workflows.RunAsync("import", (_, _) => Task.CompletedTask, new WorkflowOptions { Id = "run-1" }, Token);
                else
                    (await streams.FindAsync("run-1", Token)).ShouldNotBeNull().IsCompleted.ShouldBeTrue();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task AddPostgreSqlStore_TwoDatabases_SpreadsStreamsAndFindsAll()
    {
        var first = await server.ConnectionStringAsync();
        var name = $"second_{Guid.NewGuid():n}"[..20];
        var second = new NpgsqlConnectionStringBuilder(first) { Database = name }.ToString();
        await RunAsync(first, $"CREATE DATABASE {name}");
        await using (var process = new ServiceCollection().AddSseWorkflow().AddPostgreSqlStore(o =>
        {
            o.ConnectionStrings.Add(first);
            o.ConnectionStrings.Add(second);
            o.Schema = name;
        }).BuildServiceProvider())
        {
            var streams = process.GetRequiredService<EventStreamRegistry>();
            for (var i = 0; i < 40; i++)
            {
                var stream = streams.Create($"{name}-{i}");
                stream.Append("e"u8, "x"u8);
                (await stream.FlushAsync(Token)).ShouldBeTrue();
            }
            var counts = new[] { await CountAsync(first, name), await CountAsync(second, name) };
            counts.Sum().ShouldBe(40);
            counts.Min().ShouldBeGreaterThan(5);
            (await streams.ListAsync(new StreamQuery { Limit = 100 }, Token)).Streams.Count.ShouldBe(40);
        }
        NpgsqlConnection.ClearAllPools();
        await RunAsync(first, $"DROP SCHEMA {name} CASCADE");
        await RunAsync(first, $"DROP DATABASE {name} WITH (FORCE)");
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<long> CountAsync(string connectionString, string schema)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {schema}.stream", connection);
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }
}
