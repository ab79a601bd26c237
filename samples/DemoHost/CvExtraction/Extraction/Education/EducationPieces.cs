using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Cuts a line of the education section into degree, school and the rest.</summary>
internal static partial class EducationPieces
{
    public static List<EducationPiece> Cut(EntryLine line)
    {
        string text = Remarks().Replace(HeaderUnits.RemoveDates(line), "");
        return [.. Strong().Split(text).Select(part => part.Trim(Edges)).Where(part => part.Length > 1).SelectMany(CutMixed)];
    }

    private static readonly char[] Edges = [' ', ',', ';', ':', '|', '.', '\u2013', '\u2014', '-', '\u00B7', '\u2022', TextLine.CellSeparator, '*', '_'];

    /// <summary>A part with both a degree and a school is cut at the comma, or the word, between them.</summary>
    private static IEnumerable<EducationPiece> CutMixed(string part)
    {
        bool degree = DegreeNames.Has(part), school = SchoolNames.Has(part);
        if (!degree || !school)
        {
            yield return new EducationPiece(part, degree, school, !degree && !school && PlaceJudge.Score(part) >= 0.5);
            yield break;
        }
        foreach (Match match in Commas().Matches(part).Concat(Words().Matches(part)))
        {
            string first = part[..match.Index].Trim(Edges), second = part[(match.Index + match.Length)..].Trim(Edges);
            if (first.Length < 2 || second.Length < 2) continue;
            bool split = (DegreeNames.Has(first) && !SchoolNames.Has(first) && SchoolNames.Has(second)) || (SchoolNames.Has(first) && !DegreeNames.Has(first) && DegreeNames.Has(second));
            if (!split) continue;
            yield return new EducationPiece(first, DegreeNames.Has(first), SchoolNames.Has(first), false);
            yield return new EducationPiece(second, DegreeNames.Has(second), SchoolNames.Has(second), false);
            yield break;
        }
        // "Business School Diploma": one of the two words only sounds like the other thing.
        yield return new EducationPiece(part, degree, !degree, false);
    }

    [GeneratedRegex(@"\t+|\s+[|\u2022\u00B7\u2013\u2014~]\s+|\s+-\s+|\s*\|\s*|\s*[\u00B7\u2022]\s*|;\s+|\s+@\s+|:\s+|(?<=\p{Ll}{4})\.\s+(?=\p{Lu}\p{L}{2})")]
    private static partial Regex Strong();

    [GeneratedRegex(@",\s*")]
    private static partial Regex Commas();

    [GeneratedRegex(@"\s+(?:at|from|an der|an|bei|de la|de l'|a la|en la|en el|na|no|presso|bij|aan de|\u00E0 l'|\u00E0 la|w)\s+|\s*\(|\)\s*")]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:(?:c?gpa|grade|note|nota|abschlussnote|mention|score|classification|average|percentage)\b\s*[:\-\u2013]?\s*\(?[\d.,]+\s*(?:/\s*[\d.]+|%)?\)?|expected|graduated|graduation|anticipated|completed|class of|voraussichtlich|in progress|cum laude|magna cum laude|summa cum laude)\b:?", RegexOptions.IgnoreCase)]
    private static partial Regex Remarks();
}
