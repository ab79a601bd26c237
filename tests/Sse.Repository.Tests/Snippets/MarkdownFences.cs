namespace Sse.Repository.Tests.Snippets;

/// <summary>The fenced blocks of a Markdown page.</summary>
internal static class MarkdownFences
{
    private const string Fence = "```";

    /// <summary>The blocks of one language, in the order of the page.</summary>
    public static IEnumerable<Snippet> Of(string page, string language) => Of(page).Where(s => s.Language == language);

    /// <summary>All blocks, in the order of the page.</summary>
    public static IEnumerable<Snippet> Of(string page)
    {
        var lines = Checkout.Lines(page);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            var info = lines[i][Fence.Length..].Split(' ', 2);
            var end = Array.FindIndex(lines, i + 1, l => l.StartsWith(Fence, StringComparison.Ordinal));
            if (end < 0)
                throw new InvalidOperationException($"{page}:{i + 1}: the block has no end.");
            yield return new Snippet(page, i + 2, info[0], info.ElementAtOrDefault(1) ?? "", string.Join('\n', lines[(i + 1)..end]));
            i = end;
        }
    }

    /// <summary>Every page that people read: not what other tools bring along.</summary>
    public static IEnumerable<string> Pages =>
        Checkout.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal) && f != "CHANGELOG.md");
}
