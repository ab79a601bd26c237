namespace DemoHost.CvExtraction;

/// <summary>Puts the words of all pages into reading order; columns that go on on the next page are read to their end first.</summary>
internal sealed class DocumentLayout(CancellationToken cancellationToken)
{
    /// <summary>How far a gutter may move between pages, in points.</summary>
    private const double GutterTolerance = 12;

    public List<TextLine> ReadLines(IReadOnlyList<PdfPage> pages)
    {
        var ordered = new List<LayoutBlock>();
        foreach (var page in pages)
        {
            RemoveBrowserPrint(page);
            Append(ordered, ColumnSplitter.Split(page, cancellationToken));
        }
        return ReadBlocks(ordered);
    }

    /// <summary>Blocks of one column share a number, over pages too.</summary>
    private static List<TextLine> ReadBlocks(List<LayoutBlock> ordered)
    {
        var lines = new List<TextLine>();
        int number = 0;
        for (int i = 0; i < ordered.Count; i++)
        {
            bool sameColumn = i > 0 && ordered[i].Column >= 0 && ordered[i].Column == ordered[i - 1].Column;
            if (!sameColumn) number++;
            bool startsColumn = !sameColumn && ordered[i].Column == 1;
            lines.AddRange(new BlockLines(number, startsColumn).Read(ordered[i]));
        }
        return lines;
    }

    /// <summary>If this page begins with the columns that the last one ended with, its left column belongs before the last page's right one.</summary>
    private static void Append(List<LayoutBlock> ordered, List<LayoutBlock> page)
    {
        int rightStart = ordered.Count;
        while (rightStart > 0 && ordered[rightStart - 1].Column == 1) rightStart--;
        bool goesOn = rightStart < ordered.Count && page.Count > 0 && page[0].Column == 0 && Math.Abs(page[0].Gutter - ordered[^1].Gutter) < GutterTolerance;
        if (!goesOn)
        {
            ordered.AddRange(page);
            return;
        }
        int leftCount = page.TakeWhile(block => block.Column == 0).Count();
        ordered.InsertRange(rightStart, page.Take(leftCount));
        ordered.AddRange(page.Skip(leftCount));
    }

    /// <summary>Before columns are looked for: the printed header reaches over all of them.</summary>
    private static void RemoveBrowserPrint(PdfPage page)
    {
        var rows = RowFinder.Find(page.Words);
        foreach (var row in rows.Take(1).Concat(rows.TakeLast(1)))
        {
            if (PageFurniture.IsBrowserPrint(row.Text) || PageFurniture.IsPageNumber(row.Text)) page.Words.RemoveAll(row.Words.Contains);
        }
    }
}
