using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Finds name, e-mail, phone, location and links: first where contact details stand, then in the rest of the document.</summary>
internal sealed partial class ContactFinder(CvDocument document, IReadOnlyList<CvSection> sections)
{
    /// <summary>Beyond this many lines nobody writes contact details; it bounds the work on huge files.</summary>
    private const int MaxLines = 20_000;

    private readonly TextLine[] _contactLines = [.. sections.Where(IsContact).SelectMany(section => section.Lines).Take(MaxLines)];
    private readonly TextLine[] _otherLines = [.. sections.Where(section => !IsContact(section) && section.Kind != CvSectionKind.References).SelectMany(section => section.Lines).Take(MaxLines)];

    public ContactDetails Find()
    {
        var email = FindEmail();
        return new ContactDetails
        {
            Email = email,
            Phone = FindPhone(),
            Location = FindLocation(),
            Links = FindLinks(),
            Name = new NameFinder(document, sections, email?.Text).Find(),
        };
    }

    private static bool IsContact(CvSection section) => section.Kind is CvSectionKind.Header or CvSectionKind.Contact or CvSectionKind.Links;

    private (string Text, double Confidence)? FindEmail()
    {
        foreach (var line in _contactLines)
        {
            foreach (string email in EmailFinder.Find(line.Text)) return (email, 1);
        }
        foreach (string target in document.Links)
        {
            if (EmailFinder.FromLink(target) is { } email) return (email, 0.95);
        }
        foreach (var line in _otherLines)
        {
            foreach (string email in EmailFinder.Find(line.Text)) return (email, 0.7);
        }
        return null;
    }

    private (string Text, double Confidence)? FindPhone()
    {
        var best = Best(_contactLines.SelectMany(line => PhoneFinder.Find(line.Text)));
        if (best is { Confidence: >= 0.8 }) return best;
        // Elsewhere only numbers that cannot be anything else.
        return Best(_otherLines.SelectMany(line => PhoneFinder.Find(line.Text)).Where(found => found.Confidence >= 0.95).Select(found => (found.Number, found.Confidence - 0.2))) ?? best;
    }

    private static (string Text, double Confidence)? Best(IEnumerable<(string Text, double Confidence)> found)
    {
        (string Text, double Confidence)? best = null;
        foreach (var candidate in found)
        {
            if (best is null || candidate.Confidence > best.Value.Confidence) best = candidate;
        }
        return best;
    }

    private (string Text, double Confidence)? FindLocation()
    {
        var best = Best(_contactLines.SelectMany(line => Pieces(line.Text)).Select(LocationFinder.Find).OfType<(string, double)>());
        return best;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        if (text.Length > 300) yield break;
        yield return text;
        foreach (string piece in Separators().Split(text))
        {
            if (string.IsNullOrWhiteSpace(piece)) continue;
            yield return piece.Trim();
            // "tel. 512 345 678, k.wojcik@example.pl, Wrocław": the run of parts behind the last that is no place.
            string[] parts = piece.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            int last = Array.FindLastIndex(parts, part => part.Contains('@', StringComparison.Ordinal) || part.Count(char.IsAsciiDigit) > 6);
            if (last >= 0 && last + 1 < parts.Length) yield return string.Join(", ", parts[(last + 1)..]);
        }
    }

    private string[] FindLinks()
    {
        var written = _contactLines.SelectMany(line => LinkFinder.Find(line.Text, bareHosts: true))
            .Concat(_otherLines.SelectMany(line => LinkFinder.Find(line.Text, bareHosts: false)));
        var hidden = document.Links.Where(target => !target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && target.Contains('.', StringComparison.Ordinal)).Select(LinkFinder.Normalize);
        return [.. written.Concat(hidden).DistinctBy(LinkFinder.Key).Take(30)];
    }

    [GeneratedRegex(@"\t|\s*[|\u2022\u00B7\u25CF\u25AA\u2666\u2726]\s*|\s+[\u2013\u2014/-]\s+|;\s*|(?<=\d)\s*,\s+(?=\p{L})|\s{2,}")]
    private static partial Regex Separators();
}
