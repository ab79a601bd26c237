using System.Globalization;
using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>Folds text for comparison: lower case, accents off. The result has the same length, so positions stay valid.</summary>
internal static class Folding
{
    public static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++) span[i] = FoldLetter(source[i]);
    });

    /// <summary>Letters and digits only, single spaces between words: "  Éducation :" becomes "education".</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (char c in Fold(text))
        {
            if (char.IsLetterOrDigit(c)) key.Append(c);
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }
        return key.ToString().TrimEnd();
    }

    private static char FoldLetter(char c)
    {
        if (c < '\u0080') return char.ToLowerInvariant(c);
        switch (c)
        {
            case '\u0141' or '\u0142': return 'l';
            case '\u00D8' or '\u00F8': return 'o';
            case '\u0110' or '\u0111': return 'd';
            case '\u0131' or '\u0130': return 'i';
            case '\u2019' or '\u2018' or '\u02BC': return '\'';
        }
        if (!char.IsLetter(c) || c > '\u024F') return char.ToLowerInvariant(c);
        string decomposed = c.ToString().Normalize(NormalizationForm.FormD);
        char letter = CharUnicodeInfo.GetUnicodeCategory(decomposed[0]) == UnicodeCategory.NonSpacingMark ? c : decomposed[0];
        return char.ToLowerInvariant(letter);
    }
}
