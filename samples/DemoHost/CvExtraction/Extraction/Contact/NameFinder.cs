using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>
/// Finds the person's name. Every piece of the first lines with the shape of a name is a candidate; its place, its size,
/// a label, and agreement with the e-mail address are signs for it.
/// </summary>
internal sealed partial class NameFinder(CvDocument document, IReadOnlyList<CvSection> sections, string? email)
{
    private const int MaxCandidateLines = 14;
    private const double MinScore = 1.1;
    private const double SureScore = 3.2;

    private readonly double _largest = document.Lines.Where(line => line.Page == 1).Select(line => line.FontSize).DefaultIfEmpty().Max();

    /// <summary>The best candidate, with confidence; null when nothing is credible.</summary>
    public (string Name, double Confidence)? Find()
    {
        var best = Candidates().OrderByDescending(candidate => candidate.Score).FirstOrDefault();
        if (best.Score < MinScore) return null;
        return (NameShape.Recase(best.Text), Math.Round(Math.Min(1, best.Score / SureScore), 2));
    }

    private IEnumerable<NameCandidate> Candidates()
    {
        int position = 0;
        foreach (var section in sections)
        {
            if (section.Kind is not (CvSectionKind.Header or CvSectionKind.Contact or CvSectionKind.Summary)) continue;
            for (int i = 0; i < section.Lines.Count && i < MaxCandidateLines; i++)
            {
                var next = i + 1 < section.Lines.Count ? section.Lines[i + 1] : null;
                foreach (var candidate in FromLine(section.Lines[i], next, position, section.Kind)) yield return candidate;
                position++;
            }
        }
        // A heading can be the name itself: "# Jane Doe" before a styled first section.
        foreach (var section in sections.Where(section => section.Kind == CvSectionKind.Other && section.Heading.Length > 0).Take(1))
        {
            yield return Rate(section.Heading, new TextLine { Text = section.Heading }, 2, 0);
        }
    }

    private IEnumerable<NameCandidate> FromLine(TextLine line, TextLine? next, int position, CvSectionKind kind)
    {
        double place = kind == CvSectionKind.Summary ? -0.6 : 0;
        var labelled = Label().Match(line.Text);
        if (labelled.Success)
        {
            yield return Rate(line.Text[labelled.Length..], line, position, 1.6);
            yield break;
        }
        string whole = LetterSpaced(line.Text);
        string text = Title().Replace(whole, "");
        double titled = text.Length < whole.Length ? 1 : 0;
        if (text.Length == 0) yield break;
        foreach (string piece in Separators().Split(text).Take(4))
        {
            yield return Rate(piece, line, position, place + titled + (piece.Length == text.Length ? 0.3 : 0));
        }
        // "Jane Smith, PhD" and "Smith, Jane" have a comma inside; "Jane Smith, Engineer" ends at it.
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0) yield return Rate(text[..comma], line, position, place + titled - 0.1);
        // One name a line, both in the largest letters.
        bool split = next is not null && !text.Contains(' ', StringComparison.Ordinal) && !next.Text.Contains(' ', StringComparison.Ordinal) && Math.Abs(line.FontSize - next.FontSize) < 0.5 && text.Length > 1;
        if (split && NameShape.Score(text) > 0 && NameShape.Score(next!.Text) > 0) yield return Rate($"{text} {next.Text}", line, position, place + 0.3);
    }

    private NameCandidate Rate(string raw, TextLine line, int position, double bonus)
    {
        string text = NameShape.Strip(LetterSpaced(raw));
        double shape = NameShape.Score(text);
        if (shape == 0 || SectionHeadings.Match(text) is not null) return default;
        double score = shape + bonus + Math.Max(0, 0.8 - position * 0.12);
        if (_largest > 0 && line.FontSize >= _largest - 0.3) score += 1;
        if (line.HeadingLevel == 1) score += 0.8;
        if (line.Bold) score += 0.2;
        if (JobTitles.HasHead(text)) score -= 1.6;
        if (PlaceJudge.Score(text) >= 0.8 || (raw.Contains(',', StringComparison.Ordinal) && PlaceJudge.Score(raw) >= 0.8)) score -= 1.2;
        if (line.ListItem) score -= 0.5;
        if (email is not null) score += NameEvidence.Agreement(text, email) * 1.4;
        return new NameCandidate(text, score);
    }

    private static string LetterSpaced(string text) => SectionHeadings.JoinSpacedLetters(text);

    [GeneratedRegex(@"^(?:full\s+|first and last\s+)?(?:name|nom|nombre|nome|naam|nazwisko|imi\u0119 i nazwisko|vor- und nachname|name, vorname|nombre y apellidos|nom et pr\u00E9nom|pr\u00E9nom et nom|nome e cognome|nome completo|nombre completo|vollst\u00E4ndiger name|namn|navn|candidate|applicant)\s*(?:\([^()]{0,30}\))?\s*[:\t]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:curriculum\s+vit[a\u00E6]e?|r\u00E9sum\u00E9|resume|lebenslauf|cv|curr\u00EDculo(?:\s+vitae)?|hoja de vida|\u017Cyciorys|europass(?:\s+cv)?|curriculum)\s*(?:of|von|de|di|van|for)?\s*[:\u2013\u2014\-|\t]?\s*|\s*[\u2013\u2014\-|\t]\s*(?:curriculum\s+vitae|r\u00E9sum\u00E9|resume|lebenslauf|cv)\s*$|'s\s+(?:resume|cv)$", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"\t|\s[|\u2013\u2014\u00B7\u2022\-/]\s|\s*\|\s*|\s*[\u2022\u00B7]\s*")]
    private static partial Regex Separators();
}
