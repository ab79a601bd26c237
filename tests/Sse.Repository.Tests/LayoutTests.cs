namespace Sse.Repository.Tests;

public sealed class LayoutTests
{
    private static readonly string[] CodeEndings = [".cs", ".js", ".mjs", ".ts", ".css", ".sh"];

    [Fact]
    public void Files_AnyCode_HaveAtMost400Lines() =>
        Checkout.Files
            .Where(f => CodeEndings.Contains(Path.GetExtension(f)) && Checkout.Lines(f).Length > 400)
            .ShouldBeEmpty();

    [Fact]
    public void Files_OfThePackages_HaveAMedianOfAtMost60Lines()
    {
        var lengths = Checkout.Files
            .Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(f => Checkout.Lines(f).Length).Order().ToArray();

        lengths[lengths.Length / 2].ShouldBeLessThanOrEqualTo(60);
        lengths[lengths.Length * 95 / 100].ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public void Products_GiveInternalsOnlyToTestsAndBenchmarks()
    {
        var grants = Checkout.Files
            .Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(Checkout.Lines)
            .Where(l => l.Contains("InternalsVisibleTo", StringComparison.Ordinal));

        grants.ShouldAllBe(l => l.Contains(".Tests\"") || l.Contains("Benchmarks\""));
    }

    [Fact]
    public void Documents_RelativeLinks_LeadToFilesAndHeadings()
    {
        var broken =
            from page in Checkout.Files
            where page.EndsWith(".md", StringComparison.Ordinal)
            from target in MarkdownLinks.Of(File.ReadAllText(Checkout.PathOf(page)))
            where !Resolves(page, target)
            select $"{page} -> {target}";

        broken.ShouldBeEmpty();
    }

    private static bool Resolves(string page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? Checkout.PathOf(page) : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Checkout.PathOf(page))!, parts[0]));
        return parts is [_, var anchor] && path.EndsWith(".md", StringComparison.Ordinal)
            ? File.Exists(path) && MarkdownLinks.AnchorsOf(File.ReadAllText(path)).Contains(anchor)
            : File.Exists(path) || Directory.Exists(path);
    }
}
