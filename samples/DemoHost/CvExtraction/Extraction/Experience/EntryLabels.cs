using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Recognises labelled lines, as forms (Europass) and careful writers have them: "Employer: Acme".</summary>
internal static partial class EntryLabels
{
    public static (EntryLabel Label, string Value) Read(string text)
    {
        var match = Label().Match(text);
        if (!match.Success) return (EntryLabel.None, text);
        string rest = text[match.Length..].Trim();
        if (match.Groups["title"].Success) return (EntryLabel.Title, rest);
        if (match.Groups["company"].Success) return (EntryLabel.Company, rest);
        if (match.Groups["dates"].Success) return (EntryLabel.Dates, rest);
        if (match.Groups["place"].Success) return (EntryLabel.Location, rest);
        return match.Groups["degree"].Success ? (EntryLabel.Degree, rest) : (EntryLabel.Body, rest);
    }

    [GeneratedRegex(
        @"^(?:(?<title>occupation or position held|job title|position held|position|role|title|designation|post|funktion|stelle|poste|fonction|puesto|cargo|funci\u00F3n|ruolo|mansione|posizione|functie|stanowisko)" +
        @"|(?<company>name and address of employer|name of employer|employer|company name|company|organi[sz]ation|client|firm|institution name|institution|name of organi[sz]ation|name and type of organi[sz]ation providing education and training|university|school|college|arbeitgeber|unternehmen|firma|entreprise|employeur|soci\u00E9t\u00E9|empresa|compa\u00F1\u00EDa|azienda|datore di lavoro|werkgever|bedrijf|pracodawca)" +
        @"|(?<dates>dates?|period|duration|from\s?[-\u2013/]\s?to|timeframe|tenure|zeitraum|p\u00E9riode|dur\u00E9e|periodo|per\u00EDodo|fecha|fechas|data|date|periode|okres|year of passing|graduation date|graduated|year)" +
        @"|(?<place>location|place|city|ort|standort|lieu|lugar|local|luogo|sede|plaats|miejsce)" +
        @"|(?<degree>title of qualification awarded|qualification|degree|course|programme|abschluss|dipl\u00F4me|t\u00EDtulo|titolo|opleiding)" +
        @"|(?<body>main activities and responsibilities|responsibilities|key responsibilities|duties|main duties|description|activities|tasks|aufgaben|t\u00E4tigkeiten|missions?|t\u00E2ches|funciones|tareas|responsabilidades|atividades|mansioni|attivit\u00E0|taken|obowi\u0105zki|zakres obowi\u0105zk\u00F3w))" +
        @"\s*(?::\s*|\t\s*)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
