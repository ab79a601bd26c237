using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer.Edits;

/// <summary>Applies edits to the text that they were made for, as the page does with those that were accepted.</summary>
internal static class EditList
{
    /// <summary>The text with these edits, all or some of those made for it, in whatever order they are given.</summary>
    /// <exception cref="ArgumentException">An edit is not one of this text.</exception>
    public static string Apply(string text, IEnumerable<ResumeEdit> edits)
    {
        var lines = text.Split('\n').ToList();
        // From the end, so that the numbers of the lines before stay right; of two at one line the addition comes before it.
        foreach (var edit in edits.OrderByDescending(e => e.Line).ThenByDescending(e => e.Before.Count))
        {
            var at = edit.Line - 1;
            if (at < 0 || at + edit.Before.Count > lines.Count || !lines.Skip(at).Take(edit.Before.Count).SequenceEqual(edit.Before))
                throw new ArgumentException($"The text has other lines at {edit.Line} than the edit.", nameof(edits));
            lines.RemoveRange(at, edit.Before.Count);
            lines.InsertRange(at, edit.After);
        }
        return string.Join('\n', lines);
    }
}
