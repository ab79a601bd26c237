namespace DemoHost.CvExtraction;

/// <summary>
/// Dates in a column of their own may be centred beside their entries. Each is moved up to the first row of its entry; between two dates the
/// widest gap is taken for the border between the entries.
/// </summary>
internal static class HangingDates
{
    public static List<WordBox> Align(List<WordRow> dates, List<WordRow> entries)
    {
        var words = entries.SelectMany(row => row.Words).ToList();
        int first = 0;
        for (int i = 0; i < dates.Count; i++)
        {
            while (first < entries.Count - 1 && i == 0 && entries[first].Bottom < dates[0].Top - 3 * dates[0].Height) first++;
            double top = entries[Math.Min(first, entries.Count - 1)].Middle - dates[i].Middle;
            words.AddRange(dates[i].Words.Select(word => word with { Top = word.Top + top, Bottom = word.Bottom + top }));
            if (i + 1 < dates.Count) first = FindBorder(entries, first, dates[i].Middle, dates[i + 1].Middle);
        }
        return words;
    }

    /// <summary>The row behind the widest gap among those between the two dates.</summary>
    private static int FindBorder(List<WordRow> entries, int first, double date, double next)
    {
        int border = Math.Min(first + 1, entries.Count - 1);
        double widest = double.MinValue;
        for (int i = first + 1; i < entries.Count && entries[i].Top <= next + entries[i].Height; i++)
        {
            if (entries[i].Bottom < date) continue;
            double gap = entries[i].Middle - entries[i - 1].Middle;
            if (gap <= widest + 0.5) continue;
            widest = gap;
            border = i;
        }
        return border;
    }
}
