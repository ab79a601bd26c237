using Sse.Repository.Tests.Snippets;

namespace Sse.Repository.Tests.Packages;

/// <summary>Somebody who has nothing but the packages and the pages.</summary>
[Collection(nameof(PackagesCollection))]
public sealed class PagesRunTests(PackedPackages packages)
{
    /// <summary>Getting started from its first line to its last, then the README's programs in the same projects.</summary>
    [Fact]
    public async Task Pages_FollowedByANewUser_DoWhatTheySay()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The pages' commands are for bash.");
        var ct = TestContext.Current.CancellationToken;
        await using var run = new PageRun(packages);

        foreach (var block in MarkdownFences.Of("docs/getting-started.md"))
            await run.FollowAsync(block, ct);
        var output = run.Output.ToString();
        output.ShouldContain("event: workflow.finished");
        output.ShouldContain("\"streamUrl\"");
        output.ShouldContain("Warned: 3 of 30 rows failed");
        output.ShouldContain("new EventSource");

        var programs = MarkdownFences.Of("README.md", "csharp").Where(s => s.Marks.Length > 0 && !s.IsIgnored).ToDictionary(s => s.Marks, s => s.Code);
        run.Write("imports/Program.cs", programs["Program.cs"]);
        run.Write("imports/rows.csv", "1\n2\n3\n");
        run.Write("watch/Program.cs", programs["Client.cs"]);
        await run.FollowAsync(new Snippet("README.md", 1, "bash", "server", "dotnet run --project imports --urls http://localhost:5000"), ct);
        run.Output.Clear();
        await run.FollowAsync(Rewritten(programs["Client.cs"]), ct);
        await run.FollowAsync(new Snippet("README.md", 1, "bash", "", "dotnet run --project watch"), ct);
        run.Output.ToString().TrimEnd().ShouldEndWith("Succeeded");
    }

    [Fact]
    public async Task Tool_InstalledFromItsPackage_ReadsAStream()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is for bash.");

        var printed = await packages.Shell.RunAsync(
            $"dotnet tool install Sse.Cli --tool-path tools --version {packages.Version} >/dev/null; printf 'data: hello\\n\\n' | tools/sse parse", TestContext.Current.CancellationToken);

        printed.Trim().ShouldBe("""{"type":"message","data":"hello","lastEventId":""}""");
    }

    /// <summary>As a block that names its file, so that the port is changed in it.</summary>
    private static Snippet Rewritten(string code) => new("README.md", 1, "csharp", "watch/Program.cs", code);
}
