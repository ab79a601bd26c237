using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DemoHost.Tests.Browser;

/// <summary>
/// A tab of a browser of its own that can be put to sleep. Spoken to by the DevTools protocol directly: Playwright keeps its pages visible, and
/// the browser freezes only what is not.
/// </summary>
internal sealed class SleepyTab : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _browser;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private int _lastId;

    private SleepyTab(Process browser, DirectoryInfo profile)
    {
        _browser = browser;
        _profile = profile;
    }

    public static async Task<SleepyTab> OpenAsync(Uri address)
    {
        var profile = Directory.CreateTempSubdirectory("sleepy-tab-");
        var program = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        var browser = Process.Start(new ProcessStartInfo(program, ["--headless", "--no-sandbox", "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", address.ToString()])
        {
            RedirectStandardError = true,
        })!;
        var tab = new SleepyTab(browser, profile);
        await tab.ConnectAsync(address);
        return tab;
    }

    /// <summary>Hides the page and stops everything in it, as browsers do with tabs that nobody has looked at for long.</summary>
    public Task FreezeAsync() => SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });

    public Task ThawAsync() => SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });

    /// <summary>Evaluates an expression, and waits for it if it is a promise.</summary>
    public async Task<T?> EvaluateAsync<T>(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        answer["exceptionDetails"].ShouldBeNull();
        return answer["result"]!["value"].Deserialize<T>();
    }

    public async Task WaitUntilAsync(string expression)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await EvaluateAsync<bool>(expression))
        {
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Limit, expression);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _browser.Kill(entireProcessTree: true);
        await _browser.WaitForExitAsync();
        _browser.Dispose();
        await Eventually.HoldsAsync(TryRemoveProfile, "the profile of a browser that has ended is left alone");
    }

    /// <summary>What the browser has started may write to it for a moment longer than the browser itself.</summary>
    private bool TryRemoveProfile()
    {
        try
        {
            _profile.Delete(recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task ConnectAsync(Uri address)
    {
        string? line;
        do
            line = await _browser.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line?.StartsWith(Announcement, StringComparison.Ordinal) == false);
        _ = _browser.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var tools = new Uri(line.ShouldNotBeNull("the browser ended before it listened")[Announcement.Length..]);
        using var http = new HttpClient();
        // The browser listens before its page is there, and the page before it shows the address.
        JsonNode? page = null;
        await Eventually.HoldsAsync(
            async () => (page = await FindPageAsync(http, tools)) is not null && (string?)page["url"] == address.ToString(), "the browser's page");
        await _socket.ConnectAsync(new Uri((string)page!["webSocketDebuggerUrl"]!), TestContext.Current.CancellationToken);
        await WaitUntilAsync($"document.readyState === 'complete' && location.href === '{address}'");
    }

    private static async Task<JsonNode?> FindPageAsync(HttpClient http, Uri tools) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri($"http://{tools.Authority}/json/list"), TestContext.Current.CancellationToken))!.AsArray()
            .SingleOrDefault(t => (string?)t!["type"] == "page");

    private async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        var id = ++_lastId;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(Encoding.UTF8.GetBytes(command.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        while (true)
        {
            var message = await ReceiveAsync().WaitAsync(Limit, TimeProvider.System);
            if ((int?)message["id"] != id)
                continue;
            message["error"].ShouldBeNull();
            return message["result"]!;
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }
}
