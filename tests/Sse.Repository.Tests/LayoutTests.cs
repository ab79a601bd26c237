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
    public void Documents_RelativeLinks_LeadToFiles()
    {
        var broken =
            from page in Checkout.Files
            where page.EndsWith(".md", StringComparison.Ordinal)
            from target in MarkdownLinks.Of(File.ReadAllText(Checkout.PathOf(page)))
            let path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Checkout.PathOf(page))!, target))
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{page} -> {target}";

        broken.ShouldBeEmpty();
    }
}
