using System.Net.Http.Json;
using System.Text.Json;
using DemoHost.Tests.Hosting;
using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

/// <summary>Browsers open six connections to a server; these tests use eight tabs.</summary>
public sealed class SharedConnectionTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    private const string Watch = """
        async id => {
          const { shareWorkflows } = await import('/lib/sse-workflow/share.js');
          window.hub = shareWorkflows('/api/v1/workflows');
          window.hub.watch(id, { onSnapshot: snapshot => { window.snapshot = snapshot; } });
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tabs_EightWithARunEach_ShareOneConnectionAndOutliveTheLeader()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var tabs = new List<IPage>();
        for (var i = 0; i < 8; i++)
        {
            var tab = await visitor.NewPageAsync();
            await tab.GotoAsync("/");
            await tab.EvaluateAsync(Watch, await StartRunAsync());
            tabs.Add(tab);
        }
        foreach (var tab in tabs)
            await tab.WaitUntilAsync("window.snapshot?.rev > 0");
        // The leader opens another one for each run that is added; the server notices a little later that the last one is gone.
        await Eventually.HoldsAsync(async () => await CountConnectionsAsync() == 1, "one connection");
        var leaders = await LeadersAsync(tabs);

        await leaders.ShouldHaveSingleItem().CloseAsync();
        var rest = tabs.Except(leaders).ToList();
        foreach (var tab in rest)
            await tab.WaitUntilAsync("window.snapshot.status === 'succeeded' && window.snapshot.result.name === 'Niamh O’Connor'");

        (await LeadersAsync(rest)).Count.ShouldBe(1);
    }

    private async Task<string> StartRunAsync()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "sample-cvs", "resume.pdf"), Cancel)), "file", "resume.pdf" },
            { new StringContent("1500"), "pace_ms" },
        };
        using var response = await server.Http.PostAsync("/api/v1/cv-processing", form, Cancel);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("workflowId").GetString()!;
    }

    private async Task<int> CountConnectionsAsync() =>
        (await server.Http.GetFromJsonAsync<JsonElement>("/api/v1/workflows/stats", Cancel)).GetProperty("totalConnections").GetInt32();

    private static async Task<List<IPage>> LeadersAsync(List<IPage> tabs)
    {
        var leaders = new List<IPage>();
        foreach (var tab in tabs)
        {
            if (await tab.EvaluateAsync<bool>("window.hub.isLeader"))
                leaders.Add(tab);
        }
        return leaders;
    }
}
