using DemoHost.Hosting;
using DemoHost.Tests.CvExtraction.Http;
using Sse.Stores.Tests.PostgreSql;

namespace DemoHost.Tests.Hosting;

public sealed class DemoStoreTests(PostgresServer postgres)
{
    [Fact]
    public async Task Sqlite_HostKilledAndStartedAgain_ServesTheWholeRunUnderItsPositions()
    {
        var folder = Directory.CreateTempSubdirectory("demo-store-");
        try
        {
            await ShouldServeTheRunAgainAsync($"sqlite:{Path.Combine(folder.FullName, "workflows.db")}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Postgres_HostKilledAndStartedAgain_ServesTheWholeRunUnderItsPositions()
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        await ShouldServeTheRunAgainAsync($"postgres:{database.ConnectionString}");
    }

    [Theory]
    [InlineData("redis:x")]
    [InlineData("sqlite")]
    [InlineData("postgres:")]
    public void Create_UnknownStore_TellsTheChoices(string store) =>
        Should.Throw<ArgumentException>(() => DemoApplication.Create("--store", store)).Message.ShouldContain("sqlite:PATH");

    private static async Task ShouldServeTheRunAgainAsync(string store)
    {
        string url;
        List<(string? Id, string Data)> before;
        await using (var first = await DemoProcess.StartAsync("--store", store))
        {
            url = (await first.Http.UploadAsync(CvUploads.PlainCv)).GetProperty("streamUrl").GetString()!;
            before = [.. (await first.Http.ReadEventsAsync(url)).Select(e => (e.EventId, e.Data))];
            await first.KillAsync();
        }

        await using var second = await DemoProcess.StartAsync("--store", store);

        (await second.Http.ReadEventsAsync(url)).Select(e => (e.EventId, e.Data)).ShouldBe(before);
        (await second.Http.ReadEventsAsync(url, before[3].Id)).Select(e => e.EventId).ShouldBe(before.Skip(4).Select(e => e.Id));
    }
}
