using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>White space that nobody sees but every copy carries: at the ends of lines, doubled inside of items, and more than one empty line.</summary>
internal static partial class SpacingRule
{
    public const string Name = "spacing";

    public static void Apply(ResumeDraft draft)
    {
        foreach (var line in draft.Lines)
            line.Change(Tidy(line), Name);
        for (var i = draft.Lines.Count - 1; i > 0; i--)
        {
            if (draft.Lines[i].Text.Length == 0 && draft.Lines[i - 1].Text.Length == 0)
                draft.Remove(draft.Lines[i], Name);
        }
    }

    /// <summary>Blanks inside other lines may be columns.</summary>
    private static string Tidy(DraftLine line)
    {
        var text = line.Text.TrimEnd();
        return line.Origin is { Kind: LineKind.Bullet } bullet && text.Length > bullet.Marker.Length
            ? bullet.Marker + Blanks().Replace(text[bullet.Marker.Length..], " ")
            : text;
    }

    [GeneratedRegex(@"[ \t]{2,}")]
    private static partial Regex Blanks();
}
