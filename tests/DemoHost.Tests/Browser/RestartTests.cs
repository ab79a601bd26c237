using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.Browser;

/// <summary>The host is killed while pages watch, and started again on the same store.</summary>
public sealed class RestartTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Start = """
        async () => {
          const body = new FormData();
          body.append('file', new Blob(['Jane Doe\njane@example.com\n\nSKILLS\nC#, SQL\n']), 'jane.txt');
          body.append('pace_ms', '1000');
          return (await (await fetch('/api/v1/cv-processing', { method: 'POST', body })).json()).streamUrl;
        }
        """;

    [Fact]
    public async Task Kill_WhileAPageWatches_ThePageGoesOnAndEndsAsTheStoreSays()
    {
        var folder = Directory.CreateTempSubdirectory("demo-store-");
        try
        {
            var store = $"sqlite:{Path.Combine(folder.FullName, "workflows.db")}";
            await using var first = await DemoProcess.StartAsync("--store", store);
            var address = first.Http.BaseAddress!;
            await using var visitor = await chromium.NewVisitorAsync(address);
            var shown = await CvPage.OpenAsync(visitor);
            var url = await shown.Page.EvaluateAsync<string>(Start);
            await shown.Page.GotoAsync($"/?run={url.Split('/')[^2]}");
            var page = await ImportPage.OpenAsync(visitor, url);
            await shown.WaitForStepAsync("Extracting text", "succeeded");

            await first.KillAsync();
            await page.WaitForStateAsync("waiting");
            await using var second = await DemoProcess.StartAsync("--store", store, "--urls", address.ToString());
            await page.WaitForEndAsync();
            await shown.WaitForStatusAsync("abandoned");

            var kept = await second.Http.ReadEventsAsync(url);
            (await page.EventsAsync()).Select(e => (e.Id, e.Data)).ShouldBe(kept.Select(e => (e.EventId!, e.Data)));
            kept[^1].Json().GetProperty("outcome").GetString().ShouldBe("abandoned");
            (await page.Page.EvaluateAsync<int>("window.gaps.length")).ShouldBe(0);
            await shown.WaitForConnectionAsync("ended");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
