namespace DemoHost.ResumeOptimizer;

/// <summary>A line of the resume that is being made. Owned by the plan.</summary>
/// <param name="origin">The line it was; null for a new one.</param>
/// <param name="text">What it says now.</param>
internal sealed class DraftLine(ResumeLine? origin, string text)
{
    public ResumeLine? Origin { get; } = origin;

    public string Text { get; private set; } = text;

    /// <summary>The rules that changed it, in their order.</summary>
    public List<string> Rules { get; } = [];

    /// <summary>Changes the line, unless it is too long to be one: an edit has to fit into an event.</summary>
    public void Change(string text, params IEnumerable<string> rules)
    {
        if (text == Text || Origin is { IsEditable: false })
            return;
        Text = text;
        Rules.AddRange(rules);
    }
}
