namespace DemoHost.ResumeOptimizer;

/// <summary>A resume while it is being optimised: lines may be changed, added and removed, and in the end the edits are told.</summary>
internal sealed class ResumeDraft(Resume resume)
{
    private readonly Dictionary<int, string> _removed = [];

    public Resume Resume { get; } = resume;

    /// <summary>Lines that were there stay in their order.</summary>
    public List<DraftLine> Lines { get; } = [.. resume.Lines.Select(line => new DraftLine(line, line.Text))];

    public string Text => string.Join('\n', Lines.Select(line => line.Text));

    /// <summary>Puts a new line behind another; at the end when there is none.</summary>
    public DraftLine Add(DraftLine? after, string rule, string text)
    {
        var line = new DraftLine(null, text);
        line.Rules.Add(rule);
        Lines.Insert(after is null ? Lines.Count : Lines.IndexOf(after) + 1, line);
        return line;
    }

    public void Remove(DraftLine line, string rule)
    {
        Lines.Remove(line);
        if (line.Origin is { } origin)
            _removed[origin.Number] = rule;
    }

    /// <summary>What has changed, from the first line to the last; each change of a line is an edit of its own, to be taken or left.</summary>
    public IEnumerable<ResumeEdit> GetEdits()
    {
        var added = new List<DraftLine>();
        var number = 1;
        foreach (var line in Lines)
        {
            if (line.Origin is not { } origin)
            {
                added.Add(line);
                continue;
            }
            // New lines follow the line that they were put behind, so they come before what was removed after it.
            if (added.Count > 0)
                yield return Addition(number, added);
            added = [];
            for (; number < origin.Number; number++)
                yield return new ResumeEdit(number, [Original(number).Text], [], Original(number).Section, [_removed[number]]);
            if (line.Text != origin.Text)
                yield return new ResumeEdit(number, [origin.Text], [line.Text], origin.Section, line.Rules);
            number++;
        }
        if (added.Count > 0)
            yield return Addition(number, added);
        for (; number <= Resume.Lines.Count; number++)
            yield return new ResumeEdit(number, [Original(number).Text], [], Original(number).Section, [_removed[number]]);
    }

    /// <summary>An addition that opens a section belongs to it, else to what is before it.</summary>
    private ResumeEdit Addition(int number, List<DraftLine> lines) => new(
        number,
        [],
        [.. lines.Select(l => l.Text)],
        lines.Select(l => SectionHeadings.Match(l.Text)).FirstOrDefault(kind => kind is not null) ?? Original(Math.Max(1, number - 1)).Section,
        [.. lines.SelectMany(l => l.Rules).Distinct()]);

    private ResumeLine Original(int number) => Resume.Lines[number - 1];
}
