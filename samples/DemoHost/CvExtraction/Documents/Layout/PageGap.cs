namespace DemoHost.CvExtraction;

/// <summary>A gap with the rows on both of its sides.</summary>
internal sealed class PageGap
{
    /// <summary>A heading and one line: more are text of the column.</summary>
    private const int MaxTail = 2;

    public PageGap(Gutter gutter, List<WordRow> left, List<WordRow> right)
    {
        Gutter = gutter;
        Left = left;
        Right = right;
        Arrangement = ColumnJudge.Judge(left, right);
    }

    public Gutter Gutter { get; }

    public List<WordRow> Left { get; }

    public List<WordRow> Right { get; }

    public Arrangement Arrangement { get; }

    /// <summary>A short heading under the columns belongs to the full-width text after it, although it does not reach over the gap.</summary>
    public PageGap TrimTail(List<WordBox> page)
    {
        if (!page.Exists(word => word.Middle > Gutter.Bottom)) return this;
        double shared = Math.Min(Left[^1].Bottom, Right[^1].Bottom);
        var tail = Left.Concat(Right).Where(row => row.Top >= shared).ToList();
        bool trims = tail.Count is > 0 and <= MaxTail && tail.Exists(row => SectionHeadings.Match(row.Text) is not null);
        return trims ? new PageGap(Gutter with { Bottom = shared }, Left.FindAll(row => row.Top < shared), Right.FindAll(row => row.Top < shared)) : this;
    }
}
