namespace Sse.Repository.Tests.Snippets;

/// <summary>What the pages show, compiles.</summary>
public sealed class SnippetTests
{
    private static readonly Snippet[] All = [.. MarkdownFences.Pages.SelectMany(page => MarkdownFences.Of(page, "csharp"))];

    [Fact]
    public void Pages_EverySnippet_Compiles() => SnippetCompiler.ErrorsIn(All.Where(s => !s.IsIgnored)).ShouldBeEmpty();

    [Fact]
    public void Pages_IgnoredSnippets_SayWhy() =>
        All.Where(s => s.IsIgnored).ShouldAllBe(s => s.Marks.StartsWith("ignore: ") && s.Marks.Length > 16);

    [Theory]
    [InlineData("var workflow = workflows.Begin();", "CS1061")]
    [InlineData("string text = log.Outcome;", "CS0029")]
    [InlineData("string text = workflows.Find(\"x\")!.Parent;", "CS1061")]
    [InlineData("EventStream stream = streams.TryGet(\"x\", out var found) ? found : null;", "CS8600")]
    public void ErrorsIn_CodeThatIsWrong_NamesPlaceAndError(string code, string error) =>
        SnippetCompiler.ErrorsIn([new Snippet("page.md", 7, "csharp", "", code)]).ShouldContain(e => e.StartsWith($"page.md:7: {error}"));
}
