using System.Buffers;
using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Finds phone numbers; years, dates, postcodes and identifiers look alike and are sorted out.</summary>
internal static partial class PhoneFinder
{
    private static readonly SearchValues<char> Grouping = SearchValues.Create(" .-()/\u2013");

    private const int MinDigits = 7;
    private const int MaxDigits = 15;
    private const int MaxLineLength = 1000;

    /// <summary>Numbers of a line with how sure each is, 0 to 1.</summary>
    public static IEnumerable<(string Number, double Confidence)> Find(string line)
    {
        if (line.Length > MaxLineLength) yield break;
        foreach (Match match in Candidate().Matches(line))
        {
            string number = match.Value.Trim(' ', '.', '-', '/', ',', '\u2013', '\t');
            // An opening bracket without its partner belongs to the text around.
            if (number.StartsWith('(') && !number.Contains(')', StringComparison.Ordinal)) number = number[1..].TrimStart();
            if (number.EndsWith('(')) number = number[..^1].TrimEnd();
            double confidence = Judge(line, match.Index, number);
            if (confidence > 0) yield return (number, confidence);
        }
    }

    private static double Judge(string line, int index, string number)
    {
        int digits = number.Count(char.IsAsciiDigit);
        if (digits is < MinDigits or > MaxDigits || IsDate(number)) return 0;
        string before = line[Math.Max(0, index - 24)..index];
        bool labelled = Label().IsMatch(before);
        if (!labelled && (OtherLabel().IsMatch(before) || IsPartOfAddress(line, index))) return 0;
        bool international = number[0] == '+' || number.StartsWith("00", StringComparison.Ordinal) || number.StartsWith("(+", StringComparison.Ordinal);
        if (international) return labelled ? 1 : 0.95;
        if (labelled) return 0.95;
        bool grouped = number.AsSpan().IndexOfAny(Grouping) > 0 || number[0] == '(';
        // Bare digits without label or grouping: national numbers have nine to eleven of them.
        if (!grouped) return digits is >= 9 and <= 11 ? 0.55 : 0;
        return digits is >= 9 and <= 12 ? 0.8 : 0.45;
    }

    private static bool IsDate(string number)
    {
        if (YearsOrDates().IsMatch(number)) return true;
        var dates = DateRangeFinder.FindAll(number);
        return dates.Count > 0 && dates.Sum(date => date.Length) >= number.Length - 1;
    }

    /// <summary>A number inside a web address or an e-mail address.</summary>
    private static bool IsPartOfAddress(string line, int index)
    {
        int start = line.LastIndexOfAny([' ', '\t'], Math.Max(0, index - 1)) + 1;
        if (start >= index) return false;
        string word = line[start..index];
        return word.Contains('@', StringComparison.Ordinal) || word.Contains("://", StringComparison.Ordinal) || word.Contains(".com", StringComparison.Ordinal) || (word.Contains('/', StringComparison.Ordinal) && word.Any(char.IsLetter));
    }

    [GeneratedRegex(@"(?<![\w@#])(?:\(?\+\s?|\()?\d(?:[\d]|[ .\-/()\u2013\u2011\u00B7](?=[\d(\-./ \u2013]|$)){5,26}\d(?:\s?(?:x|ext\.?|Durchwahl)\s?\d{1,5})?(?![\d\p{L}@%])")]
    private static partial Regex Candidate();

    [GeneratedRegex(@"(?:phone|tel|t\u00E9l|mobil|mob|cell|handy|m\u00F3vil|telem\u00F3vel|cellulare|fon|whatsapp|telefono|tlf|tfno|gsm|telefoon|telefone|celular|komorka|kom\u00F3rka|call|contact|ph|kontakt)[\p{L}]{0,8}\s?(?:number|no|nr|n\u00BA|\u2116)?\.?\s?(?:\([^()]{0,12}\))?\s?[:.\-|\t]?\s*$|(?:^|[\s|(])[TMPC]\s?[:.]\s?$|[\u260E\u2706\u260F\uD83D\uDCDE\uDCF1\u2121]\uFE0F?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:\b(?:id|nif|vat|ssn|iban|nr|no|number|fax|passport|issn|isbn|doi|orcid|steuer\p{L}*|pesel|bsn|nie|dni|licen[cs]e|patent|ref|employees|version|zip|plz|cap|credential)\s?(?:no|nr|number)?\s?[:.#]?\s*|[#\u20AC$\u00A3]\s?)$", RegexOptions.IgnoreCase)]
    private static partial Regex OtherLabel();

    [GeneratedRegex(@"^\(?(?:19|20)\d{2}\)?(?:\s?[-\u2013/.]\s?\(?(?:19|20)\d{2}\)?)+$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:\s?[-\u2013]\s?\d{1,2}[./-]\d{1,2}[./-]\d{2,4})?$|^(?:19|20)\d{2}[./-]\d{1,2}(?:[./-]\d{1,2})?$|^\d{1,3}(?:\.\d{1,3}){3}$|^\d{1,3}(?:[.,]\d{3})+$|^\d{4}-\d{4}-\d{4}-\d{3,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex YearsOrDates();
}
