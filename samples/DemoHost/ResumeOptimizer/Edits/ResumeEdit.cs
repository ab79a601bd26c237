namespace DemoHost.ResumeOptimizer;

/// <summary>
/// A change to a run of lines. All edits together, applied to the resume as it was, give the optimised one; each can also be left out.
/// </summary>
/// <param name="Line">The first line it replaces, counted from 1 in the resume as it was; for an addition the line it comes before.</param>
/// <param name="Before">The lines that go; empty for an addition.</param>
/// <param name="After">The lines that come; empty for a removal.</param>
/// <param name="Section">Where it is.</param>
/// <param name="Rules">Why: the names of the rules that asked for it.</param>
internal sealed record ResumeEdit(int Line, IReadOnlyList<string> Before, IReadOnlyList<string> After, SectionKind Section, IReadOnlyList<string> Rules)
{
    /// <summary><c>add</c>, <c>remove</c> or <c>replace</c>.</summary>
    public string Op => Before.Count == 0 ? "add" : After.Count == 0 ? "remove" : "replace";
}
