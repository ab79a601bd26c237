using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sse.Nodes.Tests;

/// <summary>One node: a process of its own.</summary>
internal sealed partial class NodeProcess : IAsyncDisposable
{
    private const int SigStop = 19;
    private const int SigContinue = 18;

    private readonly Process _process;

    private NodeProcess(Process process, Uri address) => (_process, Http) = (process, new HttpClient { BaseAddress = address, Timeout = Limit });

    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(60);

    public HttpClient Http { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts a node and waits until it says where it listens.</summary>
    public static async Task<NodeProcess> StartAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Sse.Nodes.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is not { Success: true } match)
                continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new NodeProcess(process, new Uri(match.Groups["url"].Value));
        }
        throw new InvalidOperationException("The node ended before it listened:\n" + string.Join('\n', said));
    }

    public async Task LaunchAsync(string id) => (await Http.PostAsync($"/start/{id}", null, Token)).StatusCode.ShouldBe(HttpStatusCode.OK);

    /// <summary>The state of a workflow; null when the node says that there is none.</summary>
    public async Task<string?> StatusAsync(string id)
    {
        using var response = await Http.GetAsync($"/w/{id}", Token);
        return response.StatusCode == HttpStatusCode.NotFound ? null
            : (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("status").GetString();
    }

    /// <summary>The state of a workflow in the list of all.</summary>
    public async Task<string?> ListedStatusAsync(string id) =>
        (await Http.GetFromJsonAsync<JsonElement>("/w", Token)).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("id").GetString() == id).GetProperty("status").GetString();

    public async Task<JsonElement> CancelAsync(string id)
    {
        using var response = await Http.PostAsJsonAsync($"/w/{id}/cancel", new { by = "ada" }, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    /// <summary>Whether the code of a run that this node has, was asked to stop.</summary>
    public async Task<bool> WasAskedAsync(string id) => await Http.GetFromJsonAsync<bool>($"/asked/{id}", Token);

    /// <summary>Ends the process at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Token);
    }

    /// <summary>Stops the process in the middle of whatever it does.</summary>
    public void Freeze()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The signals have other numbers elsewhere.");
        Signal(_process.Id, SigStop).ShouldBe(0);
    }

    public void Thaw() => Signal(_process.Id, SigContinue).ShouldBe(0);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (?<url>http://\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int processId, int signal);
}
