using DemoHost.Hosting;
using DemoHost.Tests.CvExtraction.Http;

namespace DemoHost.Tests.Hosting;

public sealed class DemoStoreTests
{
    [Fact]
    public async Task Sqlite_HostKilledAndStartedAgain_ServesTheWholeRunUnderItsPositions()
    {
        var folder = Directory.CreateTempSubdirectory("demo-store-");
        try
        {
            var store = $"sqlite:{Path.Combine(folder.FullName, "workflows.db")}";
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
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("redis:x")]
    [InlineData("sqlite")]
    [InlineData("postgres:")]
    public void Create_UnknownStore_TellsTheChoices(string store) =>
        Should.Throw<ArgumentException>(() => DemoApplication.Create("--store", store)).Message.ShouldContain("sqlite:PATH");
}
