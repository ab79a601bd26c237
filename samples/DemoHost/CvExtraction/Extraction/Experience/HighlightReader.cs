namespace DemoHost.CvExtraction;

/// <summary>Reads what is said about an entry: one string for each list item or paragraph.</summary>
internal static class HighlightReader
{
    private const int MaxHighlights = 60;

    public static IReadOnlyList<string> Read(IEnumerable<EntryLine> body) =>
        [.. body.Select(line => line.Text.Replace(TextLine.CellSeparator, ' ').Trim()).Where(text => text.Length > 2 && !text.EndsWith(':')).Take(MaxHighlights)];
}
