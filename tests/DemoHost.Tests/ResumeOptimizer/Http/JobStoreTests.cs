using System.Net;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.ResumeOptimizer.Http;

public sealed class JobStoreTests
{
    [Fact]
    public async Task Sqlite_HostKilledAndStartedAgain_ServesTheJobButNotTheResume()
    {
        var folder = Directory.CreateTempSubdirectory("optimizer-store-");
        try
        {
            string[] arguments = ["--store", $"sqlite:{Path.Combine(folder.FullName, "workflows.db")}", "--BulkCheck:Database", Path.Combine(folder.FullName, "bulk-check.db")];
            System.Text.Json.JsonElement started;
            List<(string? Id, string Data)> before;
            await using (var first = await DemoProcess.StartAsync(arguments))
            {
                started = await first.Http.StartJobAsync(Jobs.SmallJob());
                before = await ReadAsync(first, started);
                await first.KillAsync();
            }

            await using var second = await DemoProcess.StartAsync(arguments);

            (await ReadAsync(second, started)).ShouldBe(before);
            var snapshot = await second.Http.GetJsonAsync(started.Text("snapshot_url"));
            snapshot.Text("status").ShouldBe("completed");
            snapshot.GetProperty("events").GetArrayLength().ShouldBe(before.Count);
            using var result = await second.Http.GetAsync($"/api/jobs/{started.Text("job_id")}/result", TestContext.Current.CancellationToken);
            await result.ShouldBeProblemAsync(HttpStatusCode.NotFound);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<(string? Id, string Data)>> ReadAsync(DemoProcess host, System.Text.Json.JsonElement started) =>
        [.. (await host.Http.ReadEventsAsync(started.Text("stream_url"))).Where(e => e.EventType != "heartbeat").Select(e => (e.EventId, e.Data))];
}
