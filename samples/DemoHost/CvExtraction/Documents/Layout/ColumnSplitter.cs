namespace DemoHost.CvExtraction;

/// <summary>Cuts a page into blocks in reading order: what is above the columns, the left one, the right one, what is below.</summary>
internal sealed class ColumnSplitter(CancellationToken cancellationToken)
{
    /// <summary>Columns in columns in columns: deeper cuts only tear lines apart.</summary>
    private const int MaxDepth = 5;

    /// <summary>More words on a page than this are no CV; they are read line by line.</summary>
    private const int MaxWords = 6_000;

    /// <summary>Gaps at about the same x are one gap.</summary>
    private const double SameGap = 15;

    private readonly List<LayoutBlock> _blocks = [];

    public static List<LayoutBlock> Split(PdfPage page, CancellationToken cancellationToken)
    {
        var splitter = new ColumnSplitter(cancellationToken);
        splitter.Split(page.Words, new LayoutBlock(page.Number, [], -1, 0), 0);
        return splitter._blocks;
    }

    private void Split(List<WordBox> words, LayoutBlock parent, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (words.Count == 0) return;
        if (depth >= MaxDepth || words.Count > MaxWords || FindGap(words) is not { } gap)
        {
            _blocks.Add(parent with { Words = words });
            return;
        }
        Split([.. words.Where(word => word.Middle < gap.Gutter.Top)], parent, depth + 1);
        SplitInside(gap, parent, depth + 1);
        Split([.. words.Where(word => word.Middle > gap.Gutter.Bottom)], parent, depth + 1);
    }

    private void SplitInside(PageGap gap, LayoutBlock parent, int depth)
    {
        switch (gap.Arrangement)
        {
            case Arrangement.HangingHeadings:
                SplitAtHeadings(gap, parent, depth);
                break;
            case Arrangement.HangingDates:
                _blocks.Add(parent with { Words = HangingDates.Align(gap.Left, gap.Right) });
                break;
            default:
                LayoutBlock Side(int column) => parent.Column >= 0 ? parent : parent with { Column = column, Gutter = gap.Gutter.X };
                Split(WordsOf(gap.Left), Side(0), depth);
                Split(WordsOf(gap.Right), Side(1), depth);
                break;
        }
    }

    /// <summary>Each heading, then what stands beside and below it up to the next one.</summary>
    private void SplitAtHeadings(PageGap gap, LayoutBlock parent, int depth)
    {
        var headings = HeadingGroups.Split(gap.Left);
        Split(WordsOf(gap.Right.Where(row => row.Middle < headings[0][0].Top)), parent, depth);
        for (int i = 0; i < headings.Count; i++)
        {
            double top = headings[i][0].Top, bottom = i + 1 < headings.Count ? headings[i + 1][0].Top : double.MaxValue;
            _blocks.Add(parent with { Words = [.. WordsOf(headings[i]).Select(word => word with { Top = top, Bottom = top + word.Height })] });
            Split(WordsOf(gap.Right.Where(row => row.Middle >= top && row.Middle < bottom)), parent, depth);
        }
    }

    private static List<WordBox> WordsOf(IEnumerable<WordRow> rows) => [.. rows.SelectMany(row => row.Words)];

    private static PageGap? FindGap(List<WordBox> words)
    {
        var across = new List<Gutter>();
        foreach (var gutter in GutterFinder.Find(words))
        {
            // Part of a gap that is read across is read across.
            if (across.Exists(other => Math.Abs(other.X - gutter.X) < SameGap && gutter.Top >= other.Top - 1 && gutter.Bottom <= other.Bottom + 1)) continue;
            var inside = words.Where(word => word.Middle >= gutter.Top && word.Middle <= gutter.Bottom).ToArray();
            var gap = new PageGap(gutter, RowFinder.Find(inside.Where(word => word.Center < gutter.X)), RowFinder.Find(inside.Where(word => word.Center >= gutter.X)));
            if (gap.Arrangement != Arrangement.Rows) return gap.Arrangement == Arrangement.Columns ? gap.TrimTail(words) : gap;
            across.Add(gutter);
        }
        return null;
    }
}
