namespace DemoHost.CvExtraction;

/// <summary>
/// Looks for columns. A strip is moved over the page from left to right; wherever no word touches it for a while,
/// with text on both sides, there may be a gutter. The longest such runs come first.
/// </summary>
internal static class GutterFinder
{
    private const double Step = 3;
    private const double MarginShare = 0.1;
    private const double MinRegionWidth = 180;
    private const int MinRows = 3;
    private const int MaxCandidates = 12;

    public static IEnumerable<Gutter> Find(IReadOnlyList<WordBox> words)
    {
        if (words.Count < 8) return [];
        double left = words.Min(word => word.Left), right = words.Max(word => word.Right);
        if (right - left < MinRegionWidth) return [];
        double height = Median(words.Select(word => word.Height));
        double half = Math.Max(3.5, height * 0.4);
        var byTop = words.OrderBy(word => word.Top).ToArray();
        var found = new List<Gutter>();
        for (double x = left + (right - left) * MarginShare; x < right - (right - left) * MarginShare; x += Step)
        {
            found.AddRange(FindRuns(byTop, x, half, height));
        }
        return found.OrderByDescending(gutter => gutter.Shared).Take(MaxCandidates * 10).DistinctBy(gutter => (Math.Round(gutter.X / 15), Math.Round(gutter.Top / 15))).Take(MaxCandidates);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }

    private static IEnumerable<Gutter> FindRuns(WordBox[] byTop, double x, double half, double height)
    {
        double top = double.MinValue;
        foreach (var word in byTop)
        {
            if (word.Left >= x + half || word.Right <= x - half) continue;
            if (word.Top - top > height * MinRows && Measure(byTop, x, top, word.Top) is { } run) yield return run;
            top = Math.Max(top, word.Bottom);
        }
        if (Measure(byTop, x, top, double.MaxValue) is { } last) yield return last;
    }

    private static Gutter? Measure(WordBox[] byTop, double x, double top, double bottom)
    {
        var inside = byTop.Where(word => word.Middle > top && word.Middle < bottom).ToArray();
        var left = inside.Where(word => word.Center < x).ToArray();
        var right = inside.Where(word => word.Center >= x).ToArray();
        if (left.Length < MinRows || right.Length < MinRows) return null;
        double shared = Math.Min(left.Max(w => w.Bottom), right.Max(w => w.Bottom)) - Math.Max(left.Min(w => w.Top), right.Min(w => w.Top));
        if (shared < MinRows * Median(inside.Select(w => w.Height))) return null;
        if (RowFinder.Find(left).Count < MinRows || RowFinder.Find(right).Count < MinRows) return null;
        double middle = (left.Max(w => w.Right) + right.Min(w => w.Left)) / 2;
        return new Gutter(middle, inside.Min(w => w.Top), inside.Max(w => w.Bottom), shared);
    }
}
