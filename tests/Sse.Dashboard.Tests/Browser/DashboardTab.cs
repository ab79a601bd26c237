using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Sse.Dashboard.Tests.Browser;

/// <summary>The dashboard as somebody uses it. Remembers what the browser complains about, such as something its policy blocked.</summary>
internal sealed class DashboardTab
{
    private DashboardTab(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Dialog += (_, dialog) => Complaints.Enqueue($"dialog: {dialog.Message}");
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    // Both are added to by the driver's thread while tests look at them.
    public ConcurrentQueue<string> Complaints { get; } = [];

    public ConcurrentQueue<string> Requests { get; } = [];

    public ILocator Rows => Page.Locator(".rows li.row");

    public static async Task<DashboardTab> OpenAsync(IBrowserContext visitor, string query = "")
    {
        var tab = new DashboardTab(await visitor.NewPageAsync());
        await tab.Page.GotoAsync($"/workflows/{query}");
        return tab;
    }

    public ILocator Row(string id) => Rows.Filter(new() { HasText = id });

    public Task WaitForStatusAsync(string status) =>
        Assertions.Expect(Page.Locator($".run-head[data-status={status}]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
}
