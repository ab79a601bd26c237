using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DemoHost.Tests.Browser;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.BulkCheck.Clients;

/// <summary>The clients that the original's guide shows, against this host: curl, Python, Node and a page with fetch.</summary>
public sealed partial class OriginalClientTests(DemoServer server, ChromiumFixture chromium) : IClassFixture<DemoServer>, IClassFixture<ChromiumFixture>, IDisposable
{
    private const string Csv =
        "name,email,company,title,location\nJohn Doe,john@example.com,Google,Software Engineer,San Francisco\nJane Smith,jane@example.com,Microsoft,Senior Developer,Seattle\nBob Johnson,bob@example.com,Amazon,Engineer,\n";

    private readonly string _file = WriteFile();

    private string Url => new Uri(server.Address, BulkClient.Stream).ToString();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Curl_AsInTheGuide_GetsTheEvents()
    {
        var output = await Shell.RunAsync("curl", "-sS", "--fail", "-X", "POST", Url, "-F", $"file=@{_file}", "-F", "com_id=Aimplify-curl", "-F", "saveToDatabase=true", "-F", "page=1", "-F", "limit=5", "-N");

        var events = output.Split('\n').Where(l => l.StartsWith("data: ", StringComparison.Ordinal)).Select(l => JsonElement.Parse(l[6..])).ToList();
        events.Select(e => e.TypeOf()).ShouldBe(["start", "candidate", "candidate", "candidate", "complete"]);
        events[^1].GetProperty("summary").GetProperty("successful").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("python3", "bulk_client.py")]
    [InlineData("node", "bulk_client.mjs")]
    public async Task Script_AsInTheGuide_PrintsEachCandidate(string program, string script)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "BulkCheck", "Clients", script);

        var lines = (await Shell.RunAsync(program, path, Url, _file, $"Aimplify-{program}")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines[0].ShouldBe("Processing 3 candidates...");
        // Scores grow with the years that somebody has been in a position.
        lines[1..4].Order(StringComparer.Ordinal).Select(l => Score().Replace(l, "Score: N")).ShouldBe(
            ["[1/3] John Doe - Score: N", "[2/3] Jane Smith - Failed: LinkedIn profile not found", "[3/3] Bob Johnson - Score: N"]);
        lines[4].ShouldBe("Complete! 2 successful, 1 failed");
    }

    [Fact]
    public async Task Browser_AsInTheGuide_ShowsEachCandidate()
    {
        await using var visitor = await chromium.NewVisitorAsync(server.Address);
        var page = await BulkPage.OpenAsync(visitor);
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "BulkCheck", "Clients", "browser_client.js"), TestContext.Current.CancellationToken);

        var shown = await page.Page.EvaluateAsync<string[]>(script[script.IndexOf("(csv)", StringComparison.Ordinal)..], Csv);

        shown[..3].Order(StringComparer.Ordinal).ShouldBe(["[1/3] John Doe", "[2/3] Jane Smith", "[3/3] Bob Johnson"]);
        shown[3..].ShouldBe(["2 successful, 1 failed", "Stream complete"]);
        page.Complaints.ShouldBeEmpty();
    }

    [GeneratedRegex(@"Score: [1-9]\d*")]
    private static partial Regex Score();

    private static string WriteFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"candidates-{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, Csv, Encoding.UTF8);
        return path;
    }
}
