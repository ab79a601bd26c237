namespace DemoHost.CvExtraction;

/// <summary>Cuts a page into blocks in reading order: what is above the columns, the left one, the right one, what is below.</summary>
internal sealed class ColumnSplitter(CancellationToken cancellationToken)
{
    /// <summary>Columns in columns in columns: deeper cuts only tear lines apart.</summary>
    private const int MaxDepth = 4;

    /// <summary>More words on a page than this are no CV; they are read line by line.</summary>
    private const int MaxWords = 6_000;

    public List<LayoutBlock> Split(PdfPage page)
    {
        var blocks = new List<LayoutBlock>();
        if (page.Words.Count > 0) Split(page.Words, page.Number, new LayoutBlock(page.Number, [], -1, 0), 0, blocks);
        return blocks;
    }

    private void Split(List<WordBox> words, int page, LayoutBlock parent, int depth, List<LayoutBlock> blocks)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (words.Count == 0) return;
        if (depth >= MaxDepth || words.Count > MaxWords || FindColumns(words) is not { } gutter)
        {
            blocks.Add(parent with { Words = words });
            return;
        }
        var inside = words.Where(word => word.Middle >= gutter.Top && word.Middle <= gutter.Bottom).ToList();
        LayoutBlock Side(int column) => parent.Column >= 0 ? parent : parent with { Column = column, Gutter = gutter.X };
        Split([.. words.Where(word => word.Middle < gutter.Top)], page, parent, depth + 1, blocks);
        Split([.. inside.Where(word => word.Center < gutter.X)], page, Side(0), depth + 1, blocks);
        Split([.. inside.Where(word => word.Center >= gutter.X)], page, Side(1), depth + 1, blocks);
        Split([.. words.Where(word => word.Middle > gutter.Bottom)], page, parent, depth + 1, blocks);
    }

    private static Gutter? FindColumns(List<WordBox> words)
    {
        foreach (var gutter in GutterFinder.Find(words))
        {
            var inside = words.Where(word => word.Middle >= gutter.Top && word.Middle <= gutter.Bottom).ToArray();
            var left = RowFinder.Find(inside.Where(word => word.Center < gutter.X));
            var right = RowFinder.Find(inside.Where(word => word.Center >= gutter.X));
            if (!ColumnJudge.ReadsAcross(left, right)) return TrimTail(gutter, left, right, words);
        }
        return null;
    }

    /// <summary>
    /// A short heading under the columns belongs to the full-width text after it, although it does not reach over the gutter.
    /// </summary>
    private static Gutter TrimTail(Gutter gutter, List<WordRow> left, List<WordRow> right, List<WordBox> words)
    {
        if (!words.Any(word => word.Middle > gutter.Bottom)) return gutter;
        double shared = Math.Min(left[^1].Bottom, right[^1].Bottom);
        var tail = left.Concat(right).Where(row => row.Top >= shared).ToList();
        return tail.Count is > 0 and <= 2 && tail.Any(row => SectionHeadings.Match(row.Text) is not null) ? gutter with { Bottom = shared } : gutter;
    }
}
