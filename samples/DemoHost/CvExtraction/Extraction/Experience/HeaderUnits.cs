using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Cuts the head of an entry into pieces and says what each looks like.</summary>
internal static partial class HeaderUnits
{
    private const int MaxUnitsOfALine = 12;
    private const int MaxUnknownTitleWords = 5;

    public static List<HeaderUnit> Split(IReadOnlyList<EntryLine> head)
    {
        var units = new List<HeaderUnit>();
        for (int row = 0; row < head.Count; row++)
        {
            string text = RemoveDates(head[row]);
            int part = 0;
            foreach (var (piece, role) in CutParts(text, head[row].Date is not null))
            {
                foreach (var (segment, bracketed) in CutSegments(piece).Take(MaxUnitsOfALine))
                {
                    var kind = role == UnitKind.Title && !bracketed ? role : Judge(segment);
                    units.Add(new HeaderUnit(segment, kind, row, part, bracketed, head[row].Label));
                }
                part++;
            }
        }
        return units;
    }

    /// <summary>The line without its dates, the brackets around them, and durations.</summary>
    public static string RemoveDates(EntryLine line)
    {
        string text = line.Text;
        if (line.Date is not null)
        {
            foreach (var date in DateRangeFinder.FindAll(text).OrderByDescending(date => date.Index))
            {
                if (date.IsRange || date == line.Date || date.Index == line.Date.Index) text = string.Concat(text.AsSpan(0, date.Index), "\t", text.AsSpan(date.Index + date.Length));
            }
        }
        text = Duration().Replace(text, "\t");
        text = EmptyBrackets().Replace(text, "\t");
        return Numbering().Replace(text, "").Trim(Edges);
    }

    private static readonly char[] Edges = [' ', ',', ';', ':', '|', '\u2013', '\u2014', '-', '\u00B7', '\u2022', '/', TextLine.CellSeparator, '*', '_'];

    /// <summary>Parts between bars, dashes and wide gaps; "Engineer at Acme" has two, and the first of them is a title for sure.</summary>
    private static IEnumerable<(string Text, UnitKind Role)> CutParts(string text, bool dated)
    {
        foreach (string part in Strong().Split(text))
        {
            string trimmed = part.Trim(Edges);
            if (trimmed.Length == 0) continue;
            var at = Employer().Match(trimmed);
            string title = at.Success ? trimmed[..at.Index].Trim(Edges) : "";
            bool split = title.Length > 0 && (JobTitles.HasHead(title) || (dated && title.Split(' ').Length <= MaxUnknownTitleWords));
            if (!split)
            {
                yield return (trimmed, UnitKind.Other);
                continue;
            }
            yield return (title, UnitKind.Title);
            yield return (trimmed[(at.Index + at.Length)..].Trim(Edges), UnitKind.Other);
        }
    }

    /// <summary>At commas and brackets; legal forms and state codes stay with the name before them.</summary>
    private static List<(string Text, bool Bracketed)> CutSegments(string part)
    {
        var segments = new List<(string Text, bool Bracketed)>();
        foreach (Match match in Segment().Matches(part))
        {
            bool bracketed = match.Groups["inner"].Success;
            string text = (bracketed ? match.Groups["inner"].Value : match.Value).Trim(Edges);
            if (!text.Any(char.IsLetterOrDigit)) continue;
            if (segments.Count > 0 && !bracketed && BelongsToPrevious(segments[^1], text)) segments[^1] = ($"{segments[^1].Text}, {text}", segments[^1].Bracketed);
            else segments.Add((text, bracketed));
        }
        return segments;
    }

    private static bool BelongsToPrevious((string Text, bool Bracketed) previous, string text)
    {
        if (OrganizationNames.IsLegalForm(text)) return true;
        if (previous.Bracketed) return false;
        bool isPlace = PlaceNames.IsCity(previous.Text) || PlaceJudge.Score(previous.Text) >= 0.8;
        return isPlace && (PlaceNames.IsCode(text) || PlaceNames.IsCountry(text) || PlaceNames.IsRegion(text));
    }

    private static UnitKind Judge(string text)
    {
        if (Terms().IsMatch(text)) return UnitKind.Terms;
        if (OrganizationNames.EndsWithLegalForm(text)) return UnitKind.Organization;
        if (JobTitles.HasHead(text)) return UnitKind.Title;
        if (PlaceJudge.Score(text) >= 0.5 || PlaceNames.IsCode(text)) return UnitKind.Place;
        return OrganizationNames.Score(text) > 0 ? UnitKind.Organization : UnitKind.Other;
    }

    [GeneratedRegex(@"\t+|\s+[|\u2022\u00B7\u25CF\u2013\u2014\u2015\u2012~]\s+|\s+-{1,3}\s+|\s*\|\s*|\s+@\s*|\s*[\u00B7\u2022]\s*|:\s+|;\s+|\s+//\s+|\s*\u2014\s*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"\s+(?:at|bei|bei der|bei den|beim|chez|presso|bij|with|for the|pour|para|na|no|nella|w firmie|hos|@)\s+(?=[\p{Lu}\d])|\s+(?:en|w|in der|in)\s+(?=\p{Lu}[\p{L}&.]+(?:\s|$).*(?:GmbH|AG|S\.?[AL]\.?|Ltd|Inc))")]
    private static partial Regex Employer();

    [GeneratedRegex(@"\((?<inner>[^()]*)\)|[^,()]+")]
    private static partial Regex Segment();

    [GeneratedRegex(@"\(?\b\d{1,2}\+?\s?(?:years?|yrs?|jahre?|ans?|a\u00F1os?|anni|jaar|lat|lata|anos?)\.?(?:,?\s*(?:and|und|et|y|e|en|i)?\s*\d{1,2}\s?(?:months?|mos?|monate?|mois|meses|mes|mesi|maanden)\.?)?\)?|\(?\b\d{1,2}\s?(?:months?|mos|monate|mois|meses|mesi|maanden)\b\.?\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Duration();

    [GeneratedRegex(@"[(\[]\s*[\t,;\s]*[)\]]|(?:^|(?<=\t))\s*[,.)\]]+\s*(?=\t|$)")]
    private static partial Regex EmptyBrackets();

    [GeneratedRegex(@"^\s*(?:\d{1,2}[.)]|[a-z]\))\s+")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(?:full[- ]?time|part[- ]?time|contract|permanent|temporary|fixed[- ]term|internship|freelance|self[- ]employed|seasonal|vollzeit|teilzeit|unbefristet|befristet|festanstellung|cdi|cdd|alternance|temps plein|temps partiel|jornada completa|media jornada|indefinido|tempo pieno|tempo indeterminato|tempo determinato|fulltime|parttime|umowa o prac\u0119|m/w/d|f/m/d|w/m/d|h/f|f/h)$", RegexOptions.IgnoreCase)]
    private static partial Regex Terms();
}
