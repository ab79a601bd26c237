namespace DemoHost.CvExtraction;

/// <summary>
/// Cuts a section into entries. Dates are the anchors: every entry has one. Lines of a head stand around its anchor; whether above or below
/// is read from the first entry, where it is certain, and from gaps.
/// </summary>
internal sealed class EntrySegmenter
{
    private const int MaxAbove = 3;
    private const int MaxBelow = 3;
    private const double DeeperIndent = 0.8;

    private readonly List<EntryLine> _lines;
    private readonly List<int> _anchors;
    private readonly int _usualAbove;

    private EntrySegmenter(List<EntryLine> lines)
    {
        _lines = lines;
        _anchors = FindAnchors(lines);
        _usualAbove = _anchors.Count == 0 ? 0 : CountAbove(_anchors[0], 0, MaxAbove);
    }

    public static List<RawEntry> Cut(List<EntryLine> lines) => new EntrySegmenter(lines).Run();

    private List<RawEntry> Run()
    {
        var entries = new List<RawEntry>();
        int from = 0;
        for (int i = 0; i < _anchors.Count; i++)
        {
            int end = i + 1 < _anchors.Count ? _anchors[i + 1] : _lines.Count;
            int head = Math.Max(from, _anchors[i] - CountAbove(_anchors[i], from, i == 0 ? MaxAbove : Allowed(_anchors[i], from)));
            int below = CountBelow(head, _anchors[i], end);
            int bodyStart = _anchors[i] + 1 + below;
            int bodyEnd = end == _lines.Count ? end : FindBodyEnd(bodyStart, end);
            entries.Add(Collect(_lines[from..head], _lines[head..bodyStart], _lines[bodyStart..bodyEnd]));
            from = bodyEnd;
        }
        return entries;
    }

    /// <summary>In forms a labelled employer may stand below the description; it belongs to the head all the same.</summary>
    private static RawEntry Collect(List<EntryLine> context, List<EntryLine> head, List<EntryLine> body) => new(
        context,
        [.. head, .. body.Where(IsLabelledHead)],
        body.FindAll(line => !IsLabelledHead(line)));

    private static bool IsLabelledHead(EntryLine line) => line.Label is EntryLabel.Title or EntryLabel.Company or EntryLabel.Location;

    /// <summary>Single dates count only beside a title, or where the section has no ranges at all.</summary>
    private static List<int> FindAnchors(List<EntryLine> lines)
    {
        var all = Enumerable.Range(0, lines.Count).Where(i => lines[i].IsAnchor).ToList();
        if (!all.Exists(i => lines[i].Date!.IsRange)) return all;
        return all.FindAll(i => lines[i].Date!.IsRange || IsNearTitle(lines, i));
    }

    private static bool IsNearTitle(List<EntryLine> lines, int index)
    {
        bool own = JobTitles.HasHead(lines[index].Text);
        if (own) return true;
        bool above = index > 0 && lines[index - 1] is { IsHeader: true, Date: null } previous && JobTitles.HasHead(previous.Text);
        return above || (index + 1 < lines.Count && lines[index + 1] is { IsHeader: true, Date: null, Line.GapBefore: false } next && JobTitles.HasHead(next.Text));
    }

    /// <summary>How many lines above later anchors may belong to them: as many as in the first entry, more only behind a gap or a list.</summary>
    private int Allowed(int anchor, int from)
    {
        // Forms start every entry with the same label.
        if (_lines[anchor].Label == EntryLabel.Dates) return _usualAbove;
        bool separated = anchor == from;
        for (int i = anchor; i >= from && anchor - i <= MaxAbove; i--)
        {
            if (_lines[i].Line.GapBefore || _lines[i].Line.HeadingLevel > 0 || (i > 0 && _lines[i - 1].IsBody)) separated = true;
        }
        return separated ? MaxAbove : _usualAbove;
    }

    private int CountAbove(int anchor, int from, int max)
    {
        int count = 0;
        while (count < max && anchor - count > from)
        {
            var below = _lines[anchor - count];
            var line = _lines[anchor - count - 1];
            if (below.Line.GapBefore && !LacksTitle(anchor - count, anchor, line)) break;
            if (below.Line.HeadingLevel > 0 && line.Line.HeadingLevel >= below.Line.HeadingLevel || !line.IsHeader || line.IsAnchor && line.Date!.IsRange) break;
            count++;
        }
        return count;
    }

    /// <summary>Some writers leave a gap between title and date: a head without a title takes the title above the gap.</summary>
    private bool LacksTitle(int from, int anchor, EntryLine above) =>
        above is { IsHeader: true, IsAnchor: false } && JobTitles.HasHead(above.Text) && !HeaderUnits.Split(_lines[from..(anchor + 1)]).Exists(unit => unit.Kind == UnitKind.Title);

    private int CountBelow(int head, int anchor, int end)
    {
        int count = 0;
        while (count < MaxBelow && anchor + 1 + count < end)
        {
            var line = _lines[anchor + 1 + count];
            if (IsLabelledHead(line))
            {
                count++;
                continue;
            }
            if (!line.IsHeader || line.IsAnchor || line.Line.HeadingLevel > 0 || IsIndented(anchor, line)) break;
            if (line.Line.GapBefore && !Completes(head, anchor + 1 + count, end)) break;
            if (end < _lines.Count && BelongsToNext(anchor + 1 + count, end)) break;
            if (IsComplete(head, anchor + 1 + count) && PlaceJudge.Score(line.Text) < 0.5) break;
            count++;
        }
        return count;
    }

    /// <summary>Behind a gap only what the head still lacks: the title, or the employer when what was done there follows.</summary>
    private bool Completes(int head, int index, int end)
    {
        var units = HeaderUnits.Split(_lines[head..index]).FindAll(unit => unit is { InParentheses: false, Kind: not (UnitKind.Place or UnitKind.Terms) });
        bool isTitle = JobTitles.HasHead(_lines[index].Text);
        if (units.Count == 0 || (units.Count == 1 && units[0].Kind != UnitKind.Title)) return isTitle && (_usualAbove == 0 || units.Count == 0);
        return units.Count == 1 && !isTitle && index + 1 < end && _lines[index + 1].IsBody && _lines[index + 1].Line is { GapBefore: true } or { ListItem: true };
    }

    /// <summary>Lists printed by browsers have no bullets in the text: what stands deeper than the head is the list.</summary>
    private bool IsIndented(int anchor, EntryLine line) =>
        line.Line.Indent > _lines[anchor].Line.Indent + DeeperIndent && !StartsWithDate(_lines[anchor]);

    private static bool StartsWithDate(EntryLine line) => line.Date is { } date && line.Text[..date.Index].Trim().Length == 0;

    /// <summary>Without a gap the last lines before the next anchor are its head, as many as the first entry has above its own.</summary>
    private bool BelongsToNext(int index, int nextAnchor)
    {
        if (_usualAbove == 0) return false;
        for (int i = index + 1; i <= nextAnchor; i++)
        {
            if (_lines[i].Line.GapBefore || _lines[i].IsBody) return false;
        }
        return nextAnchor - index <= _usualAbove;
    }

    /// <summary>Title and employer are both there already.</summary>
    private bool IsComplete(int head, int end)
    {
        var units = HeaderUnits.Split(_lines[head..end]);
        return units.Exists(unit => unit.Kind == UnitKind.Title) && units.Count(unit => unit is { InParentheses: false, Kind: not (UnitKind.Place or UnitKind.Terms) }) > 1;
    }

    /// <summary>The body ends where the next entry's head, or a line that stands over several entries, begins.</summary>
    private int FindBodyEnd(int bodyStart, int nextAnchor)
    {
        int above = CountAbove(nextAnchor, bodyStart, Allowed(nextAnchor, bodyStart));
        int end = nextAnchor - above;
        while (end > bodyStart && nextAnchor - end < MaxAbove + 2 && _lines[end - 1] is { IsHeader: true, IsAnchor: false } line && !IsIndented(nextAnchor, line) && (_lines[end].Line.GapBefore || line.Line.HeadingLevel > 0) && IsAfterBreak(end - 1)) end--;
        return end;
    }

    private bool IsAfterBreak(int index) => _lines[index].Line.GapBefore || _lines[index].Line.HeadingLevel > 0 || (index > 0 && _lines[index - 1].IsBody);
}
