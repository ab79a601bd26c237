using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>
/// Decides whether two sides of a gap are columns, or one table that is read across: dates at the right edge,
/// labels or section headings hanging at the left.
/// </summary>
internal static partial class ColumnJudge
{
    private const double AlignedShare = 0.75;
    private const double ShortRowWords = 4.5;

    public static bool ReadsAcross(List<WordRow> left, List<WordRow> right)
    {
        var (sparse, dense) = left.Count <= right.Count ? (left, right) : (right, left);
        int aligned = sparse.Count(row => dense.Any(other => Math.Abs(other.Middle - row.Middle) < 0.3 * Math.Min(other.Height, row.Height)));
        if (aligned < sparse.Count * AlignedShare) return false;
        int headings = sparse.Count(row => SectionHeadings.Match(row.Text) is not null);
        if (headings == sparse.Count) return true;
        int dates = sparse.Count(row => Year().IsMatch(row.Text));
        if (dates * 2 >= sparse.Count - headings && dates > 0) return headings == 0 || sparse == left;
        if (headings > 0) return false;
        return sparse.Average(row => row.Words.Count) <= ShortRowWords;
    }

    [GeneratedRegex(@"\b(?:19|20)\d{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Year();
}
