using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Sse.Stores.Tests.PostgreSql;

namespace Sse.Nodes.Tests;

/// <summary>Two real processes on one database: what one sees of the other's workflows, and what happens when one dies or sleeps.</summary>
public sealed class NodeTests(PostgresServer server) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sse-nodes-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("postgres")]
    [InlineData("sqlite")]
    public async Task RunOfAnotherProcess_IsListedReadAndStopped(string store)
    {
        // Here nobody dies, however long a busy machine keeps a node from giving signs of life.
        string[] arguments = [.. await ArgumentsAsync(store), "600"];
        await using var owner = await NodeProcess.StartAsync(arguments);
        await using var other = await NodeProcess.StartAsync(arguments);
        await owner.LaunchAsync("run-1");
        await Eventually.HoldsAsync(async () => await other.StatusAsync("run-1") == "running", "the run is seen");

        var row = (await other.Http.GetFromJsonAsync<JsonElement>("/w?name=import&status=running&tag=node:a", Token)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (row.GetProperty("id").GetString(), row.TryGetProperty("owner", out _)).ShouldBe(("run-1", true));
        (await other.Http.GetFromJsonAsync<JsonElement>("/w/run-1/summary", Token)).GetProperty("name").GetString().ShouldBe("import");
        var answer = await other.CancelAsync("run-1");

        // The owner looks for requests once a second: it may have done so while this one was answered.
        answer.GetProperty("isDelivered").GetBoolean().ShouldBe(answer.GetProperty("status").GetString() == "canceling");
        await Eventually.HoldsAsync(async () => await owner.StatusAsync("run-1") == "canceled", "the owner was told, and the run has ended");
        await Eventually.HoldsAsync(async () => await other.StatusAsync("run-1") == "canceled", "the end is seen");
        (await other.Http.GetStringAsync("/w/run-1/events.ndjson", Token)).ShouldContain("\"by\":\"ada\"");
        (await other.Http.PostAsync("/w/run-1/cancel", null, Token)).StatusCode.ShouldBe(HttpStatusCode.Accepted, "as good as asking once");
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("sqlite")]
    public async Task OwnerIsKilled_ItsRunsEndAsAbandonedAndStayListed(string store)
    {
        var arguments = await ArgumentsAsync(store);
        await using var other = await NodeProcess.StartAsync(arguments);
        var owner = await NodeProcess.StartAsync(arguments);
        await using (owner)
        {
            await owner.LaunchAsync("run-1");
            await Eventually.HoldsAsync(async () => await other.StatusAsync("run-1") == "running", "the run is seen");
            await owner.KillAsync();
        }

        var answer = await other.CancelAsync("run-1");

        answer.GetProperty("isDelivered").GetBoolean().ShouldBe(
            answer.GetProperty("status").GetString() == "abandoned", "nobody knows yet that its owner is dead, unless its lease is over already");
        await Eventually.HoldsAsync(async () => await other.StatusAsync("run-1") == "abandoned", "the run is ended when the lease is over");
        var row = (await other.Http.GetFromJsonAsync<JsonElement>("/w?status=abandoned", Token)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        row.GetProperty("id").GetString().ShouldBe("run-1");
    }

    [Fact]
    public async Task OwnerSleepsLongerThanItsLease_ItsRunIsToldThatItWasTakenOver()
    {
        var arguments = await ArgumentsAsync("postgres");
        await using var owner = await NodeProcess.StartAsync(arguments);
        await using var other = await NodeProcess.StartAsync(arguments);
        await owner.LaunchAsync("run-1");
        await Eventually.HoldsAsync(async () => await other.StatusAsync("run-1") == "running", "the run is seen");

        owner.Freeze();
        await Eventually.HoldsAsync(async () => await other.StatusAsync("run-1") == "abandoned", "the sleeper is taken for dead");
        owner.Thaw();

        await Eventually.HoldsAsync(async () => await owner.WasAskedAsync("run-1"), "the fenced writer's run is asked to stop");
        await Eventually.HoldsAsync(async () => await owner.StatusAsync("run-1") == "abandoned", "its own node tells what the other one wrote");
        await Eventually.HoldsAsync(async () => await owner.ListedStatusAsync("run-1") == "abandoned", "so does its list");
        var theirs = await other.Http.GetStringAsync("/w/run-1/events.ndjson", Token);
        (await owner.Http.GetStringAsync("/w/run-1/events.ndjson", Token)).ShouldBe(theirs);
        theirs.TrimEnd().Split('\n')[^1].ShouldContain("\"workflow.finished\"");
    }

    [Fact]
    public async Task DatabaseIsAway_IsToldByHealthAndByRequestsThatNeedIt()
    {
        var arguments = await ArgumentsAsync("postgres");
        await using var node = await NodeProcess.StartAsync(arguments);
        await node.LaunchAsync("run-1");
        await Eventually.HoldsAsync(async () => await HealthAsync(node) == "Healthy", "all is well");
        var database = new NpgsqlConnectionStringBuilder(arguments[1]).Database!;

        await RunAsync($"ALTER DATABASE {database} ALLOW_CONNECTIONS false");

        // Again and again: a connection that was just being made when it was forbidden is let in all the same.
        await Eventually.HoldsAsync(
            async () =>
            {
                await RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
                return await HealthAsync(node) == "Degraded";
            },
            "the outage is reported", TimeSpan.FromMilliseconds(100));
        (await node.StatusAsync("run-1")).ShouldBe("running");
        (await node.Http.GetFromJsonAsync<JsonElement>("/w", Token)).GetProperty("isPartial").GetBoolean().ShouldBeTrue();
        using (var response = await node.Http.GetAsync("/w/past", Token))
            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await RunAsync($"ALTER DATABASE {database} ALLOW_CONNECTIONS true");
        await Eventually.HoldsAsync(async () => await HealthAsync(node) == "Healthy", "the database is back");
        (await node.Http.GetAsync("/w/past", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> HealthAsync(NodeProcess node)
    {
        using var response = await node.Http.GetAsync("/healthz", Token);
        return await response.Content.ReadAsStringAsync(Token);
    }

    /// <summary>A database, or a file, for this test alone.</summary>
    private async Task<string[]> ArgumentsAsync(string store)
    {
        if (store == "sqlite")
            return [store, Path.Combine(_folder, "workflows.db")];
        var name = $"nodes_{Guid.NewGuid():N}";
        await RunAsync($"CREATE DATABASE {name}");
        return [store, new NpgsqlConnectionStringBuilder(await server.ConnectionStringAsync()) { Database = name }.ToString()];
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await server.ConnectionStringAsync());
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }
}
