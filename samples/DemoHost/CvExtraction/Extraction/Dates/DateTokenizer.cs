namespace DemoHost.CvExtraction;

/// <summary>Cuts a text into numbers, known words and symbols; spaces are left out.</summary>
internal static class DateTokenizer
{
    /// <summary>Numbers longer than this are no part of a date; their value stays 0.</summary>
    private const int MaxDigits = 4;

    public static List<DateToken> Tokenize(string text)
    {
        string folded = Folding.Fold(text);
        var tokens = new List<DateToken>();
        for (int i = 0; i < folded.Length;)
        {
            char c = folded[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }
            var token = char.IsAsciiDigit(c) ? ReadNumber(folded, i) : char.IsLetter(c) ? ReadWord(text, folded, i) : new DateToken(DateTokenKind.Symbol, i, 1, 0, c);
            tokens.Add(token);
            i = token.End;
        }
        return tokens;
    }

    private static DateToken ReadNumber(string text, int start)
    {
        int end = start, value = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            if (end - start < MaxDigits) value = value * 10 + (text[end] - '0');
            end++;
        }
        return new DateToken(DateTokenKind.Number, start, end - start, end - start <= MaxDigits ? value : 0);
    }

    /// <summary>A capital behind a small letter starts a word: converters lose the space in "EngineerMar 2021".</summary>
    private static DateToken ReadWord(string text, string folded, int start)
    {
        int end = start + 1;
        while (end < folded.Length && char.IsLetter(folded[end]) && !(char.IsUpper(text[end]) && char.IsLower(text[end - 1]))) end++;
        var (kind, month, length) = DateLexicon.Lookup(folded, start, end - start);
        return new DateToken(kind, start, length, month);
    }
}
