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
        bool denseHeadings = dense.Exists(IsHeading);
        var content = sparse.FindAll(row => !IsHeading(row));
        int headings = sparse.Count - content.Count;
        if (headings > 0 && denseHeadings) return false;
        if (content.Count == 0) return sparse.Count(row => HasPartner(row, dense)) >= sparse.Count * AlignedShare;
        if (content.Count(row => HasPartner(row, dense)) < content.Count * AlignedShare) return false;
        int annotations = content.Count(row => Year().IsMatch(row.Text) || row.Text.EndsWith(':'));
        if (annotations * 2 >= content.Count) return headings == 0 || sparse == left;
        return headings == 0 && content.Average(row => row.Words.Count) <= ShortRowWords;
    }

    private static bool IsHeading(WordRow row) => SectionHeadings.Match(row.Text) is not null;

    /// <summary>A row on the other side shares its base line.</summary>
    private static bool HasPartner(WordRow row, List<WordRow> others) =>
        others.Exists(other => Math.Abs(other.Middle - row.Middle) < 0.3 * Math.Min(other.Height, row.Height));

    [GeneratedRegex(@"\b(?:19|20)\d{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Year();
}
