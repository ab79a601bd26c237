namespace Sse.Repository.Tests.Snippets;

/// <summary>One fenced block in a page.</summary>
/// <param name="Page">The page, relative to the checkout.</param>
/// <param name="Line">The line of the page that holds the block's first line, from 1.</param>
/// <param name="Language">The language, as the fence names it.</param>
/// <param name="Marks">What follows the language: the name of a file, <c>server</c>, or <c>ignore</c> and the reason.</param>
/// <param name="Code">The block without its fences.</param>
internal sealed record Snippet(string Page, int Line, string Language, string Marks, string Code)
{
    /// <summary>Blocks that cannot compile say so beside their fence, with the reason.</summary>
    public bool IsIgnored => Marks.StartsWith("ignore", StringComparison.Ordinal);

    public override string ToString() => $"{Page}:{Line}";
}
