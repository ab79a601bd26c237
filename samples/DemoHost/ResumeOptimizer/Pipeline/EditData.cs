namespace DemoHost.ResumeOptimizer;

/// <summary>An edit as clients see it, in events and in results.</summary>
/// <param name="Section">Where it is: <c>experience</c>.</param>
/// <param name="Line">The first line it replaces, counted from 1 in the resume as it was; for an addition the line it comes before.</param>
/// <param name="Op"><c>add</c>, <c>remove</c> or <c>replace</c>.</param>
/// <param name="Before">The lines that go, joined by LF; null for an addition.</param>
/// <param name="After">The lines that come, joined by LF; null for a removal.</param>
/// <param name="Rules">Why.</param>
/// <param name="Words">The same change word by word.</param>
internal sealed record EditData(string Section, int Line, string Op, string? Before, string? After, IReadOnlyList<string> Rules, IReadOnlyList<WordChange> Words)
{
    public static EditData From(ResumeEdit edit)
    {
        var (before, after) = (Join(edit.Before), Join(edit.After));
        return new EditData(SectionName(edit.Section), edit.Line, edit.Op, before, after, edit.Rules, WordDiff.Between(before, after));
    }

    public static string SectionName(SectionKind section) => section.ToString().ToLowerInvariant();

    /// <summary>Lines as one text; null for none.</summary>
    public static string? Join(IReadOnlyList<string> lines) => lines.Count == 0 ? null : string.Join('\n', lines);
}
