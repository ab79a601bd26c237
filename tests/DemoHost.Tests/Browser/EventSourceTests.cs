using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.Browser;

/// <summary>The client over the browser's own EventSource, against a real host.</summary>
public sealed class EventSourceTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task Transport_NetworkCutAndBack_BringsEveryEventOnce()
    {
        await using var network = new CuttableNetwork(server.Address);
        await using var visitor = await chromium.NewVisitorAsync(network.Address);
        var page = (await CvPage.OpenAsync(visitor)).Page;
        await page.EvaluateAsync(
            """
            async () => {
              const { connect } = await import('/lib/sse-workflow/index.js');
              const { eventSource } = await import('/lib/sse-workflow/eventsource.js');
              const body = new FormData();
              body.append('file', new Blob(['Jane Doe\njane@example.com\n\nSKILLS\nC#, SQL\n']), 'jane.txt');
              body.append('pace_ms', '400');
              const { streamUrl } = await (await fetch('/api/v1/cv-processing', { method: 'POST', body })).json();
              window.revs = [];
              window.states = [];
              window.connection = connect(streamUrl, {
                transport: eventSource(),
                onEvent: ({ data }) => window.revs.push(JSON.parse(data).rev ?? null),
                onState: ({ status }) => window.states.push(status),
              });
            }
            """);
        await page.WaitUntilAsync("window.revs.length > 5");

        network.Cut();
        await page.WaitUntilAsync("window.states.at(-1) === 'waiting'");
        network.Restore();
        await page.WaitUntilAsync("window.connection.state.ended");

        var revs = await page.EvaluateAsync<int?[]>("window.revs.filter(rev => rev !== null)");
        revs.ShouldBe(Enumerable.Range(1, revs.Length).Select(rev => (int?)rev));
    }
}
