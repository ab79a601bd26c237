namespace DemoHost.CvExtraction;

/// <summary>Cuts a section without any dates: an entry starts at a head line with a job title, or at a sub-heading.</summary>
internal static class UndatedSegmenter
{
    public static List<RawEntry> Cut(List<EntryLine> lines)
    {
        var entries = new List<RawEntry>();
        var head = new List<EntryLine>();
        var body = new List<EntryLine>();
        foreach (var line in lines)
        {
            bool starts = line.IsHeader && (body.Count > 0 || head.Count == 0 || line.Line.GapBefore || line.Line.HeadingLevel > 0 || HasBoth(head));
            if (starts)
            {
                Close();
                head.Add(line);
            }
            else if (line.IsHeader && body.Count == 0)
            {
                head.Add(line);
            }
            else
            {
                body.Add(line);
            }
        }
        Close();
        return entries;

        void Close()
        {
            if (head.Exists(line => JobTitles.HasHead(line.Text)) || head.Exists(line => OrganizationNames.Score(line.Text) > 0)) entries.Add(new RawEntry([], [.. head], [.. body]));
            head.Clear();
            body.Clear();
        }
    }

    private static bool HasBoth(List<EntryLine> head)
    {
        var units = HeaderUnits.Split(head);
        return units.Exists(unit => unit.Kind == UnitKind.Title) && units.Exists(unit => unit.Kind is UnitKind.Organization or UnitKind.Other);
    }
}
