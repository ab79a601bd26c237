using DemoHost.Tests.Browser;
using DemoHost.Tests.Hosting;
using DemoHost.Tests.ResumeOptimizer.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace DemoHost.Tests.ResumeOptimizer.Browser;

/// <summary>The dialect has an event named as EventSource names a lost connection: what a plain EventSource sees of both.</summary>
public sealed class ErrorEventTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>
{
    private const string Watch =
        """
        url => new Promise(resolve => {
          const seen = [], lost = [];
          const source = new EventSource(url);
          for (const type of ['job_status', 'step_progress', 'insight_emitted', 'metric_update', 'validation_update', 'diff_chunk', 'done'])
            source.addEventListener(type, e => seen.push({ type: e.type, id: e.lastEventId, data: JSON.parse(e.data) }));
          source.addEventListener('error', e => {
            if (e instanceof MessageEvent) seen.push({ type: e.type, id: e.lastEventId, data: JSON.parse(e.data) });
            else lost.push(source.readyState);
            if (source.readyState === EventSource.CLOSED) resolve(JSON.stringify({ seen, lost }));
          });
        })
        """;

    [Fact]
    public async Task EventSource_OfAFinishedJob_GetsEveryEventAndStopsByItself()
    {
        var started = await server.Http.StartJobAsync(Jobs.SmallJob(paceMs: 5));
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await OptimizerPage.OpenAsync(visitor);

        var answer = System.Text.Json.JsonElement.Parse(await page.Page.EvaluateAsync<string>(Watch, started.Text("stream_url")));
        var events = await server.Http.ReadJobAsync(started.Text("stream_url"));

        answer.GetProperty("seen").EnumerateArray().Select(e => e.GetProperty("data").GetRawText()).ShouldBe(events.Select(e => e.GetRawText()));
        // The end of the stream, then 204, after which the browser does not come again.
        answer.GetProperty("lost").EnumerateArray().Select(e => e.GetInt32()).ShouldBe([0, 2]);
    }

    [Fact]
    public async Task EventSource_ErrorEventOfTheServer_IsAMessageAndNoLostConnection()
    {
        using var failing = new FakeChatClient(() => throw new HttpRequestException("secret host name"));
        await using var host = await OptimizerHost.StartAsync(services => services.AddSingleton<IChatClient>(failing));
        var started = await host.Http.StartJobAsync(Jobs.SmallJob());
        await using var visitor = await chromium.NewVisitorAsync(host.Http.BaseAddress!);
        var page = await OptimizerPage.OpenAsync(visitor, started.Text("snapshot_url"));

        var answer = System.Text.Json.JsonElement.Parse(await page.Page.EvaluateAsync<string>(Watch, started.Text("stream_url")));

        var error = answer.GetProperty("seen").EnumerateArray().Where(e => e.Text("type") == "error").ShouldHaveSingleItem();
        error.GetProperty("data").GetProperty("data").Text("code").ShouldBe("model_failed");
        answer.GetProperty("lost").EnumerateArray().Select(e => e.GetInt32()).ShouldBe([0, 2]);
    }
}
