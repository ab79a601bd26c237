using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Finds where a person lives: "City, Country", "City, ST 12345", an address behind a label or with a postcode.</summary>
internal static partial class LocationFinder
{
    private const int MaxLength = 70;

    /// <summary>The location in a piece of text that holds nothing else, with how sure it is; null for none.</summary>
    public static (string Text, double Confidence)? Find(string piece)
    {
        string text = StripLabel(Icon().Replace(piece, ""), out bool labelled).Trim(' ', ',', ';', '.', '|', '\u00B7', '\u2022');
        if (text.Length is < 2 or > 140 || text.Contains('@', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal)) return null;
        if (PlaceJudge.Score(text) is var score and >= 0.5 && text.Length <= MaxLength) return (WithoutStreet(text), labelled ? 1 : score);
        string withoutStreet = WithoutStreet(text);
        if (withoutStreet != text && PlaceJudge.Score(withoutStreet) is var rest and >= 0.3) return (withoutStreet, labelled ? 0.95 : Math.Max(0.75, rest));
        return labelled && LooksLikePlace(text) ? (withoutStreet, 0.85) : null;
    }

    /// <summary>"Address: …", "Wohnort: …" and the like, also as a cell of its own.</summary>
    public static string StripLabel(string piece, out bool labelled)
    {
        var match = Label().Match(piece);
        labelled = match.Success;
        return labelled ? piece[match.Length..] : piece;
    }

    /// <summary>Without the parts of an address before the city, and without the postcode.</summary>
    private static string WithoutStreet(string text)
    {
        string[] parts = text.Split([',', TextLine.CellSeparator], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int first = Array.FindLastIndex(parts, part => IsStreet(part) && part != parts[^1]) + 1;
        // What still holds digits without its postcode is a floor or a door.
        string[] places = [.. parts[first..].Select(part => Postcode().Replace(part, "").Trim(' ', '-')).Where(part => part.Length > 0 && !part.Any(char.IsAsciiDigit))];
        return places.Length == 0 ? text : string.Join(", ", places);
    }

    private static bool IsStreet(string part) => Street().IsMatch(part) && !PlaceNames.IsKnown(part);

    private static bool LooksLikePlace(string text) => text.Length <= MaxLength && char.IsUpper(text[0]) && text.Split(' ').Length <= 9;

    [GeneratedRegex(@"^[^\p{L}\d(]+")]
    private static partial Regex Icon();

    [GeneratedRegex(@"^(?:current\s+)?(?:location|address|home address|residence|city|based in|lives in|living in|located in|place of residence|adresse|anschrift|wohnort|wohnhaft in|ort|standort|direcci\u00F3n|domicilio|ubicaci\u00F3n|ciudad|residencia|morada|endere\u00E7o|localidade|localiza\u00E7\u00E3o|cidade|resid\u00EAncia|indirizzo|residenza|luogo|citt\u00E0|adres|woonplaats|locatie|miejsce zamieszkania|lokalizacja|miasto|ville|lieu|domicile|adress|bopel)\s*[:\t\u2013-]?\s+(?=\S)|^(?:location|address|adresse|city)\s*:\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\d{1,5}[a-z]?(?:[-/]\d{1,5}[a-z]?)?\s+\p{L}.*\p{L}$|\p{L}[.\s]+\d{1,4}\s?[a-z]?(?:[-/]\d{1,4})?$|\b(?:street|st\.|road|rd\.?|avenue|ave\.?|lane|drive|blvd|apt\.?|flat|unit|suite|p\.?o\.? box)\b|(?:stra\u00DFe|strasse|str\.|weg|platz|allee|gasse)\b|^(?:rua|calle|via|rue|av\.|avenida|ul\.|pra\u00E7a|plaza|piazza|travessa|boulevard|\d+,? rue)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Street();

    [GeneratedRegex(@"\b\d{4}\s[A-Z]{2}\b(?=\s)|\b(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b\d{2}-\d{3}\b|\b\d{3}\s\d{2}\b")]
    private static partial Regex Postcode();
}
