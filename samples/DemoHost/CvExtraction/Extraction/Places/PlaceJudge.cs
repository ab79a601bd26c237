using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>How much a text looks like a place.</summary>
internal static partial class PlaceJudge
{
    private const int MaxLength = 70;
    private const int MaxParts = 4;

    /// <summary>1 for a known city with its country, 0.8 for a known place, 0.5 for the shape "Town, XX"; 0 otherwise.</summary>
    public static double Score(string text)
    {
        string trimmed = text.Trim(' ', ',', '.', ';', '(', ')', '\u00B7');
        if (trimmed.Length is < 2 or > MaxLength) return 0;
        if (Workplace().IsMatch(trimmed)) return 0.8;
        string[] parts = [.. Separators().Split(trimmed).Select(part => Noise().Replace(part, "").Trim()).Where(part => part.Length > 0)];
        if (parts.Length is 0 or > MaxParts || !parts.All(part => char.IsUpper(part[0]) || part[0] is '\'' || char.IsLetter(part[0]) && !char.IsLower(part[0]))) return 0;
        int known = parts.Count(part => PlaceNames.IsKnown(part) || IsMetro(part) || IsCityWithCode(part));
        bool endsWithCode = parts.Length > 1 && PlaceNames.IsCode(parts[^1]);
        if (known == parts.Length || (known + 1 == parts.Length && endsWithCode)) return parts.Length > 1 ? 1 : 0.8;
        bool endsKnown = PlaceNames.IsCountry(parts[^1]) || PlaceNames.IsRegion(parts[^1]) || endsWithCode;
        bool shortParts = parts.All(part => part.Split(' ').Length <= 4);
        if (parts.Length > 1 && endsKnown && shortParts) return endsWithCode ? 0.7 : 0.85;
        return known > 0 && parts.Length > 1 && shortParts ? 0.6 : 0;
    }

    /// <summary>"Sydney NSW": no comma between.</summary>
    private static bool IsCityWithCode(string part)
    {
        int space = part.LastIndexOf(' ');
        return space > 0 && PlaceNames.IsCode(part[(space + 1)..]) && PlaceNames.IsKnown(part[..space]);
    }

    /// <summary>"Greater Boston Area", "Berlin Area".</summary>
    private static bool IsMetro(string part)
    {
        var match = Metro().Match(part);
        return match.Success && PlaceNames.IsKnown(match.Groups[1].Value);
    }

    [GeneratedRegex(@"^(?:fully\s+)?(?:remote|hybrid|on-?site|home ?office|t\u00E9l\u00E9travail|teletrabajo|remoto|zdalnie|worldwide)(?:\s*[-(,/|]?\s*(?:\p{L}+\s?){1,3}\)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Workplace();

    [GeneratedRegex(@"\s*[,/;]\s*|\s+[-\u2013\u2014|\u00B7]\s+|\s*[()]\s*")]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?:^|\s)(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?(?=\s|$)|(?:^|\s)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?=\s|$)|(?:^|\s)\d{2}-\d{3}(?=\s|$)")]
    private static partial Regex Noise();

    [GeneratedRegex(@"^(?:Greater\s+)?(.{2,30}?)(?:\s+(?:Metropolitan\s+)?(?:Area|Region|Bay Area|und Umgebung|y alrededores))?$")]
    private static partial Regex Metro();
}
