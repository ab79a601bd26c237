using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Decides what the two sides of a gap are to each other.</summary>
internal static partial class ColumnJudge
{
    private const double AlignedShare = 0.75;
    private const double StrictShare = 0.9;
    private const double AnnotationShare = 0.6;
    private const double LabelWords = 3;
    private const double ShortRowWords = 4.5;

    public static Arrangement Judge(List<WordRow> left, List<WordRow> right)
    {
        // What stands above or below the shorter side says nothing about how the two belong together.
        double top = Math.Max(left[0].Top, right[0].Top), bottom = Math.Min(left[^1].Bottom, right[^1].Bottom);
        left = left.FindAll(row => row.Bottom > top && row.Top < bottom);
        right = right.FindAll(row => row.Bottom > top && row.Top < bottom);
        if (left.Count == 0 || right.Count == 0) return Arrangement.Rows;
        var leftContent = HeadingGroups.Find(left, out int leftHeadings);
        var rightContent = HeadingGroups.Find(right, out int rightHeadings);
        if (leftContent.Count == 0 && leftHeadings > 1 && rightHeadings == 0) return Arrangement.HangingHeadings;
        if (leftHeadings > 0 && rightHeadings > 0) return Arrangement.Columns;
        if (rightHeadings == 0 && leftContent.Count > 0 && IsAligned(leftContent, right, StrictShare) && leftContent.Average(row => row.Words.Count) <= LabelWords) return Arrangement.Rows;
        if (rightHeadings == 0 && leftContent.Count > 0 && IsAnnotation(leftContent))
        {
            if (IsAligned(leftContent, right)) return Arrangement.Rows;
            return leftContent.Count > 1 && leftContent.Count(HasYear) >= leftContent.Count * AlignedShare ? Arrangement.HangingDates : Arrangement.Columns;
        }
        if (rightHeadings == 0 && rightContent.Count > 0 && IsAnnotation(rightContent) && IsAligned(rightContent, left)) return Arrangement.Rows;
        var sparse = left.Count <= right.Count ? left : right;
        bool table = leftHeadings + rightHeadings == 0 && IsAligned(sparse, sparse == left ? right : left) && sparse.Average(row => row.Words.Count) <= ShortRowWords;
        return table ? Arrangement.Rows : Arrangement.Columns;
    }

    /// <summary>Most rows say when or where something was, or name what stands beside them.</summary>
    private static bool IsAnnotation(List<WordRow> rows) => rows.Count(row => HasYear(row) || row.Text.EndsWith(':') || PlaceJudge.Score(row.Text) >= 0.5) >= rows.Count * AnnotationShare && rows.Exists(row => HasYear(row) || row.Text.EndsWith(':'));

    private static bool HasYear(WordRow row) => row.Words.Count <= 8 && Year().IsMatch(row.Text);

    private static bool IsAligned(List<WordRow> rows, List<WordRow> others, double share = AlignedShare) => rows.Count(row => HasPartner(row, others)) >= rows.Count * share;

    /// <summary>A row on the other side shares its base line.</summary>
    private static bool HasPartner(WordRow row, List<WordRow> others) =>
        others.Exists(other => Math.Abs(other.Middle - row.Middle) < 0.3 * Math.Min(other.Height, row.Height));

    [GeneratedRegex(@"\b(?:19|20)\d{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Year();
}
