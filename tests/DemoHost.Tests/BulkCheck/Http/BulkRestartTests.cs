using System.Net;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.BulkCheck.Http;

public sealed class BulkRestartTests
{
    [Fact]
    public async Task Run_OfAHostThatWasKilled_IsServedToItsCompanyAgain()
    {
        var folder = Directory.CreateTempSubdirectory("bulk-restart-");
        try
        {
            string[] arguments = ["--store", $"sqlite:{Path.Combine(folder.FullName, "streams.db")}", "--BulkCheck:Database", Path.Combine(folder.FullName, "candidates.db")];
            string run;
            List<(string? Id, string Data)> before;
            await using (var first = await DemoProcess.StartAsync(arguments))
            {
                using var response = await first.Http.SendAsync(BulkClient.Stream, BulkForm.Csv(BulkForm.Rows(5), "restart"));
                run = response.Content.Headers.ContentLocation!.ToString();
                before = [.. (await response.ReadEventsAsync()).Select(e => (e.EventId, e.Data))];
                await first.KillAsync();
            }

            await using var second = await DemoProcess.StartAsync(arguments);

            (await second.Http.ReadEventsAsync(run)).Select(e => (e.EventId, e.Data)).ShouldBe(before);
            (await second.Http.ReadEventsAsync(run, before[2].Id)).Select(e => e.Data).ShouldBe(before.Skip(3).Select(e => e.Data));
            using var other = await second.Http.GetAsync(run.Replace("com_id=restart", "com_id=other", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
