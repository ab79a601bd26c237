namespace DemoHost.CvExtraction;

/// <summary>Groups words into rows: two words share a row when they overlap by half of the smaller one's height.</summary>
internal static class RowFinder
{
    public static List<WordRow> Find(IEnumerable<WordBox> words)
    {
        var rows = new List<WordRow>();
        WordRow? row = null;
        foreach (var word in words.OrderBy(word => word.Middle).ThenBy(word => word.Left))
        {
            if (row is null || !Overlaps(row, word))
            {
                row = new WordRow();
                rows.Add(row);
            }
            row.Add(word);
        }
        foreach (var found in rows) found.Sort();
        return rows;
    }

    /// <summary>Compared with the row's last word too, so that a staircase of slightly shifted words does not become one row.</summary>
    private static bool Overlaps(WordRow row, WordBox word)
    {
        var last = row.Words[^1];
        double shared = Math.Min(last.Bottom, word.Bottom) - Math.Max(last.Top, word.Top);
        return shared > 0.5 * Math.Min(last.Height, word.Height) && Math.Abs(row.Words[0].Middle - word.Middle) < 0.6 * Math.Max(row.Words[0].Height, word.Height);
    }
}
