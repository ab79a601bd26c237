namespace DemoHost.CvExtraction;

/// <summary>Finds section headings among rows, also those that a narrow column broke into several rows.</summary>
internal static class HeadingGroups
{
    private const int MaxRows = 3;

    /// <summary>The rows that are no part of a heading.</summary>
    public static List<WordRow> Find(List<WordRow> rows, out int headings)
    {
        var content = new List<WordRow>();
        headings = 0;
        for (int i = 0; i < rows.Count;)
        {
            int length = LengthAt(rows, i);
            if (length == 0) content.Add(rows[i]);
            else headings++;
            i += Math.Max(1, length);
        }
        return content;
    }

    /// <summary>The headings, each as its rows; rows that are none are left out.</summary>
    public static List<List<WordRow>> Split(List<WordRow> rows)
    {
        var groups = new List<List<WordRow>>();
        for (int i = 0; i < rows.Count;)
        {
            int length = LengthAt(rows, i);
            if (length > 0) groups.Add(rows.GetRange(i, length));
            i += Math.Max(1, length);
        }
        return groups;
    }

    /// <summary>How many rows from here on make one heading; 0 for none.</summary>
    private static int LengthAt(List<WordRow> rows, int start)
    {
        for (int length = Math.Min(MaxRows, rows.Count - start); length > 0; length--)
        {
            if (length > 1 && rows[start + length - 1].Top - rows[start].Top > rows[start].Height * 1.7 * (length - 1)) continue;
            string text = string.Join(' ', rows.GetRange(start, length).Select(row => row.Text));
            bool single = length == 1 || SectionHeadings.Match(rows[start + length - 1].Text) is null;
            if (single && SectionHeadings.Match(text) is not null) return length;
        }
        return 0;
    }
}
