namespace DemoHost.CvExtraction;

/// <summary>Reads positions from the lines of experience sections.</summary>
internal static class ExperienceParser
{
    private const int MaxLines = 4_000;
    private const int MaxEntries = 100;

    /// <summary>The positions of one section with how sure each is.</summary>
    public static List<(CvExperience Entry, double Confidence)> Parse(IReadOnlyList<TextLine> lines)
    {
        var entryLines = EntryLineReader.Read(lines.Take(MaxLines));
        var raw = EntrySegmenter.Cut(entryLines);
        if (raw.Count == 0) raw = UndatedSegmenter.Cut(entryLines);
        var order = new HeaderOrder();
        var units = raw.ConvertAll(entry => HeaderUnits.Split(entry.Head));
        foreach (var head in units) order.Learn(head);
        var interpreter = new HeaderInterpreter(order);
        var found = new List<(CvExperience, double)>();
        string? company = null;
        for (int i = 0; i < raw.Count && found.Count < MaxEntries; i++)
        {
            var fields = interpreter.Interpret(units[i]);
            company = FindContext(raw[i], interpreter) ?? company;
            if (fields.Company is null && fields.Title is not null && !IsOwnBoss(raw[i])) fields = fields with { Company = company, Confidence = fields.Confidence + 0.3 };
            if (fields.Title is null && fields.Company is null) continue;
            company = fields.Company ?? company;
            // The employer's own line over several positions: its dates are their sum.
            if (fields.Title is null && raw[i].Body.Count == 0 && i + 1 < raw.Count && IsOnlyTitle(units[i + 1])) continue;
            found.Add((Create(raw[i], fields), Math.Min(1, fields.Confidence) * (raw[i].Date is null ? 0.7 : 1)));
        }
        return found;
    }

    private static bool IsOnlyTitle(List<HeaderUnit> units) =>
        units.Exists(unit => unit.Kind == UnitKind.Title) && !units.Exists(unit => unit.Kind is UnitKind.Organization or UnitKind.Other);

    /// <summary>The employer that lines above the entry name for it and those after it.</summary>
    private static string? FindContext(RawEntry entry, HeaderInterpreter interpreter) =>
        entry.Context.Count == 0 ? null : interpreter.Interpret(HeaderUnits.Split(entry.Context.TakeLast(2).ToList())).Company;

    private static bool IsOwnBoss(RawEntry entry) =>
        entry.Head.Any(line => Folding.Fold(line.Text) is var text && (text.Contains("freelanc", StringComparison.Ordinal) || text.Contains("self-employed", StringComparison.Ordinal) || text.Contains("self employed", StringComparison.Ordinal) || text.Contains("freiberuf", StringComparison.Ordinal) || text.Contains("selbst", StringComparison.Ordinal) || text.Contains("independant", StringComparison.Ordinal) || text.Contains("autonomo", StringComparison.Ordinal)));

    private static CvExperience Create(RawEntry entry, HeaderFields fields) => new()
    {
        Title = fields.Title,
        Company = fields.Company,
        Location = fields.Location,
        Start = entry.Date?.Start.ToString(),
        End = entry.Date?.EndText,
        Highlights = HighlightReader.Read(entry.Body),
    };
}
