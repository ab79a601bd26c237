namespace DemoHost.CvExtraction;

/// <summary>Reads degrees from the lines of education sections. A line that brings a second degree, school or date starts the next entry.</summary>
internal sealed class EducationParser
{
    private const int MaxLines = 1_000;
    private const int MaxEntries = 40;
    private const int MaxDegreeLength = 80;

    private readonly List<EducationDraft> _drafts = [];
    private EducationDraft _current = new();

    public static List<(CvEducation Entry, double Confidence)> Parse(IReadOnlyList<TextLine> lines) => new EducationParser().Run(lines);

    private List<(CvEducation Entry, double Confidence)> Run(IReadOnlyList<TextLine> lines)
    {
        foreach (var line in EntryLineReader.Read(lines.Take(MaxLines))) Add(line);
        Close();
        return [.. _drafts.Select(Finish).OfType<(CvEducation, double)>().Take(MaxEntries)];
    }

    private void Add(EntryLine line)
    {
        var date = line.Date ?? EntryLineReader.FindDate(line.Text) ?? DateRangeFinder.Find(line.Text);
        var pieces = EducationPieces.Cut(line with { Date = date });
        bool degree = pieces.Exists(piece => piece.IsDegree), school = pieces.Exists(piece => piece.IsSchool);
        // What is told about a degree (courses, a thesis) seldom names both, and often neither.
        bool completes = degree && _current.Degree is null && line.Text.Length < MaxDegreeLength && !line.Line.ListItem;
        if (line.IsBody && !completes && !(degree && (school || date is not null)) && !(line.Line.ListItem && _current.IsEmpty && (degree || school)) && !(line.Line.ListItem && degree)) return;
        if (StartsNext(line, degree, school, date)) Close();
        _current.AddDate(date);
        foreach (var piece in pieces) Add(piece, line);
    }

    private void Add(EducationPiece piece, EntryLine line)
    {
        if (line.Label == EntryLabel.Degree || piece.IsDegree) _current.AddDegree(piece.Text);
        else if (line.Label == EntryLabel.Company || piece.IsSchool) _current.AddInstitution(piece.Text);
        else if (!piece.IsPlace) _current.Others.Add(piece.Text);
    }

    private bool StartsNext(EntryLine line, bool degree, bool school, DateRange? date)
    {
        if (_current.IsEmpty) return false;
        if (date is not null && _current.Date is not null) return true;
        bool second = (degree && _current.Degree is not null) || (school && _current.Institution is not null);
        if (second) return !(degree && !line.Line.GapBefore && _current.Institution is null && date is null && !school);
        bool complete = _current.Degree is not null && (_current.Institution is not null || _current.Date is not null);
        return line.Line.GapBefore && complete && (degree || school || (date is not null && _current.Date is not null));
    }

    private void Close()
    {
        if (!_current.IsEmpty) _drafts.Add(_current);
        _current = new EducationDraft();
    }

    private static (CvEducation, double)? Finish(EducationDraft draft)
    {
        string? degree = draft.Degree, institution = draft.Institution;
        var others = new Queue<string>(draft.Others);
        if (degree is not null) institution ??= others.TryDequeue(out string? school) ? school : null;
        else if (institution is not null || draft.Date is not null) degree = others.TryDequeue(out string? field) ? field : null;
        if (degree is null && institution is null) return null;
        if (draft.Degree is null && draft.Institution is null && draft.Date is null) return null;
        // "magister" and the field beside it.
        if (draft.Degree is not null && draft.Institution is not null && others.TryPeek(out string? subject) && draft.Degree.Split(' ').Length == 1 && !subject.Any(char.IsDigit)) degree = $"{degree}, {subject}";
        double confidence = (draft.Degree is null ? 0.15 : 0.4) + (draft.Institution is null ? 0.1 : 0.35) + (draft.Date is null ? 0 : 0.25);
        string? year = draft.Date is null ? null : draft.Date.IsOngoing ? PartialDate.Present : draft.Date.EndText[..4];
        return (new CvEducation { Degree = degree, Institution = institution is null ? null : WithoutPlace(institution), Year = year }, Math.Min(1, confidence));
    }

    /// <summary>"EPFL, Switzerland" and "Georgia Tech, Atlanta, GA" without the place; "University of California, Davis" is a name.</summary>
    private static string WithoutPlace(string text)
    {
        string[] parts = text.Split(", ");
        if (parts.Length < 2) return text;
        bool country = PlaceNames.IsCountry(parts[^1]) || PlaceNames.IsCode(parts[^1]);
        if (!country) return parts.Length > 2 && PlaceJudge.Score(parts[^1]) >= 0.8 ? string.Join(", ", parts[..^1]) : text;
        int keep = parts.Length > 2 ? parts.Length - 2 : 1;
        return string.Join(", ", parts[..keep]);
    }
}
