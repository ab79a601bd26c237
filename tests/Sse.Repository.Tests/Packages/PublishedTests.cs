using Sse.Repository.Tests.Snippets;

namespace Sse.Repository.Tests.Packages;

/// <summary>What is published ahead of time by somebody who has nothing but the packages.</summary>
[Collection(nameof(PackagesCollection))]
public sealed class PublishedTests(PackedPackages packages)
{
    /// <summary>The README's own server and client, with every trim and AOT warning an error: the server serves, the client watches an import to its end.</summary>
    [Fact]
    public async Task ReadmePrograms_PublishedAheadOfTime_DoWhatTheReadmeShows()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "eng/publish.sh is for bash.");
        var ct = TestContext.Current.CancellationToken;
        await using var run = new PageRun(packages);
        Task BashAsync(string marks, string script) => run.FollowAsync(new Snippet("README.md", 1, "bash", marks, script), ct);
        await BashAsync("", """
            dotnet new web -o published-server
            dotnet add published-server package Sse.AspNetCore
            dotnet new console -o published-client
            dotnet add published-client package Sse.Client
            """);
        foreach (var (project, program) in new[] { ("published-server", "Program.cs"), ("published-client", "Client.cs") })
        {
            var code = MarkdownFences.Of("README.md", "csharp").Single(s => s.Marks == program).Code;
            await run.FollowAsync(new Snippet("README.md", 1, "csharp", $"{project}/Program.cs", code), ct);
            await BashAsync("", $"'{Checkout.PathOf("eng/publish.sh")}' {project} published/{project}");
        }
        run.Write("rows.csv", "1\n2\n3\n");

        await BashAsync("server", "published/published-server/published-server --urls http://localhost:5000");
        run.Output.Clear();
        await BashAsync("", "published/published-client/published-client");

        var seen = run.Output.ToString().TrimEnd();
        seen.ShouldContain("100 %");
        seen.ShouldEndWith("Succeeded");
    }
}
