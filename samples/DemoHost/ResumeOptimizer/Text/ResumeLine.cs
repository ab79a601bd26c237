namespace DemoHost.ResumeOptimizer;

/// <summary>A line of a resume with what is known about it.</summary>
/// <param name="Number">Its place in the text, counted from 1.</param>
/// <param name="Text">The line as it is.</param>
/// <param name="Section">Where it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Marker">The bullet in front of an item with the white space around it; empty for other lines.</param>
internal sealed record ResumeLine(int Number, string Text, SectionKind Section, LineKind Kind, string Marker)
{
    /// <summary>The longest line that is edited, in characters.</summary>
    private const int MaxEditable = 1_000;

    /// <summary>The line without its bullet.</summary>
    public string Body => Text[Marker.Length..];

    /// <summary>Longer lines are no sentences: they are left alone.</summary>
    public bool IsEditable => Text.Length <= MaxEditable;

    /// <summary>Whether it tells what somebody did: an item under experience or projects.</summary>
    public bool IsAchievement => Kind == LineKind.Bullet && (Section is SectionKind.Experience or SectionKind.Projects);
}
