using DemoHost.Tests.Hosting;
using Microsoft.Playwright;
using Sse.Workflow;

namespace DemoHost.Tests.Browser;

/// <summary>A page that follows one run with the client and keeps what it was told.</summary>
internal sealed class ImportPage
{
    /// <summary>Options of <c>connect</c> by which it starts the run itself.</summary>
    public const string Post = ", method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' }";

    private ImportPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Opens an empty page and starts to follow.</summary>
    /// <param name="visitor">Whose page it is.</param>
    /// <param name="url">The stream.</param>
    /// <param name="options">Options of <c>connect</c> in JavaScript, each behind a comma.</param>
    public static async Task<ImportPage> OpenAsync(IBrowserContext visitor, string url, string options = "")
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await page.EvaluateAsync(Follow(url, options));
        await page.WaitUntilAsync("window.events.length > 5");
        return new(page);
    }

    /// <summary>The function that makes a page follow a stream.</summary>
    public static string Follow(string url, string options) => $$"""
        async () => {
          const { connect } = await import('/lib/sse-workflow/index.js');
          window.events = [];
          window.states = [];
          window.gaps = [];
          window.sleeps = 0;
          document.addEventListener('freeze', () => window.sleeps++);
          window.connection = connect('{{url}}', {
            onEvent: ({ type, data, lastEventId }) => window.events.push([type, lastEventId, data]),
            onState: ({ status }) => window.states.push(status),
            onGap: gap => window.gaps.push(gap){{options}}
          });
        }
        """;

    /// <summary>The ids of all events of a run.</summary>
    public static IEnumerable<string> IdsOf(EnhancedSseLogger run)
    {
        var head = run.Stream.Head;
        return Enumerable.Range(1, (int)head.Sequence).Select(n => (head with { Sequence = n }).ToString());
    }

    public Task WaitForStateAsync(string status) => Page.WaitUntilAsync($"window.connection.state.status === '{status}'");

    public Task WaitForEndAsync() => Page.WaitUntilAsync("window.connection.state.ended");

    /// <summary>What the page was told of: type, id and data of each event.</summary>
    public async Task<List<(string Type, string Id, string Data)>> EventsAsync() =>
        [.. (await Page.EvaluateAsync<string[][]>("window.events")).Select(e => (e[0], e[1], e[2]))];

    /// <summary>Every event of a run, each once, in order, and no word of a gap.</summary>
    public async Task ShouldHaveEverythingAsync(EnhancedSseLogger run)
    {
        (await EventsAsync()).Select(e => e.Id).ShouldBe(IdsOf(run));
        (await Page.EvaluateAsync<int>("window.gaps.length")).ShouldBe(0);
    }
}
