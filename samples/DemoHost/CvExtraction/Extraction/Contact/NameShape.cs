using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Whether a text has the shape of a person's name, and how it should be written.</summary>
internal static partial class NameShape
{
    private const int MaxLength = 60;
    private const int MaxWords = 6;

    private static readonly FrozenSet<string> Particles = ((string[])[
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "la", "le", "el", "al", "bin", "ibn", "binti", "ben", "zu", "zum", "zur", "af", "av", "ter", "ten", "te", "y", "e", "i", "d'", "ap", "mac", "st", "san", "santa", "abu", "ul", "ur", "op", "het", "'t", "vd", "v.", "und"]).ToFrozenSet();

    private static readonly FrozenSet<string> NotNames = ((string[])[
        "curriculum", "vitae", "resume", "lebenslauf", "cv", "page", "profile", "contact", "address", "phone", "email", "mobile", "personal", "information", "details", "street", "road", "avenue", "strasse", "rue", "calle", "via", "street", "objective", "confidential", "portfolio", "university", "linkedin", "github", "website", "name", "date", "birth", "nationality", "bewerbung", "curriculo", "europass", "available", "remote", "open", "relocate"]).ToFrozenSet();

    /// <summary>0 for no name, up to 1 for two or three capitalised words.</summary>
    public static double Score(string text)
    {
        string name = Strip(text);
        if (name.Length is < 3 or > MaxLength || NeverInNames().IsMatch(name)) return 0;
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MaxWords) return 0;
        int capital = words.Count(IsNameWord);
        int particles = words.Count(word => Particles.Contains(Folding.Fold(word)) && !char.IsUpper(word[0]));
        if (capital + particles < words.Length || capital == 0) return 0;
        if (words.Any(word => NotNames.Contains(Folding.Key(word)))) return 0;
        if (capital == 1) return IsOtherScript(name) ? 0.7 : 0.2;
        return capital <= 4 ? 1 : 0.7;
    }

    /// <summary>Without degrees behind the name and without remarks in brackets: "Jane Smith, PhD (she/her)" is "Jane Smith".</summary>
    public static string Strip(string text)
    {
        string name = Remark().Replace(text, " ").Trim();
        name = Degrees().Replace(name, "").Trim(' ', ',', '|', '\u2013', '\u2014', '-', '\u00B7', '\u2022', ':', ';');
        name = Salutation().Replace(name, "");
        var reversed = LastFirst().Match(name);
        if (reversed.Success && !name.Contains(" van ", StringComparison.Ordinal)) name = $"{reversed.Groups[2].Value} {reversed.Groups[1].Value}";
        return Spaces().Replace(name, " ").Trim();
    }

    /// <summary>A name in capitals throughout becomes capitalised; others stay as they are.</summary>
    public static string Recase(string name)
    {
        if (name.Any(char.IsLower) || !name.Any(char.IsUpper)) return name;
        return string.Join(' ', name.Split(' ').Select((word, index) => RecaseWord(word, index)));
    }

    private static string RecaseWord(string word, int index)
    {
        string lower = word.ToLowerInvariant();
        if (index > 0 && Particles.Contains(lower) && lower.Length > 1) return lower;
        var letters = lower.ToCharArray();
        bool start = true;
        for (int i = 0; i < letters.Length; i++)
        {
            if (start) letters[i] = char.ToUpperInvariant(letters[i]);
            start = letters[i] is '-' or '\'' or '\u2019' or '.' || (i == 1 && lower.StartsWith("mc", StringComparison.Ordinal));
        }
        return new string(letters);
    }

    private static bool IsNameWord(string word)
    {
        char first = word.TrimStart('(', '"', '\'', '\u201C')[..1].FirstOrDefault();
        return char.IsUpper(first) || char.GetUnicodeCategory(first) == System.Globalization.UnicodeCategory.OtherLetter || (word.Length > 2 && word[1] is '\'' or '\u2019' && char.IsUpper(word[2]));
    }

    private static bool IsOtherScript(string name) => name.All(c => c > '\u2E80' || c == ' ');

    [GeneratedRegex(@"[\d@/\\<>{}=+*#$%&_?!:;|\t]|\.\p{L}{3}|\.{2}")]
    private static partial Regex NeverInNames();

    [GeneratedRegex(@"\([^()]{0,30}\)|\[[^\[\]]{0,30}\]")]
    private static partial Regex Remark();

    [GeneratedRegex(@"(?:[,|\s\u2013-]+(?:Ph\.?\s?D\.?|M\.?B\.?A\.?|M\.?Sc\.?|B\.?Sc\.?|M\.?A\.|B\.?A\.|M\.D\.|MD|JD|J\.D\.|CPA|CFA|PMP|RN|BSN|MSN|DDS|LL\.?[MB]\.?|Esq\.?|Jr\.?|Sr\.?|PE|P\.E\.|P\.Eng\.?|CISSP|ACCA|CEng|FRCS|MRICS|SHRM-CP|PHR|CSM|MPH|M\.?Eng\.?|B\.?Eng\.?|B\.?Tech\.?|MPA|EdD|DPhil|M\.?Ed\.?|FCA|CIPD|CCNA|CSCP|MCIPD|AICP|LCSW|DVM|PharmD|OTR/L|CMA|CIA|PT|DPT|FNP-C|NP|AIA|LEED AP))+$")]
    private static partial Regex Degrees();

    [GeneratedRegex(@"^(?:Mr|Mrs|Ms|Miss|Mx|Herr|Frau|M\.|Mme|Sr\.|Sra\.|Mlle)\.?\s+(?=\p{Lu})")]
    private static partial Regex Salutation();

    [GeneratedRegex(@"^(\p{Lu}[\p{L}'\u2019-]+(?:\s\p{Lu}[\p{L}'\u2019-]+)?),\s+(\p{Lu}[\p{L}'\u2019.-]+(?:\s\p{Lu}[\p{L}'\u2019.-]*)?)$")]
    private static partial Regex LastFirst();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
