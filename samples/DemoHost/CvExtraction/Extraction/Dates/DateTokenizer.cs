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
            var token = char.IsAsciiDigit(c) ? ReadNumber(folded, i) : char.IsLetter(c) ? ReadWord(folded, i) : new DateToken(DateTokenKind.Symbol, i, 1, 0, c);
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

    private static DateToken ReadWord(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        var (kind, month, length) = DateLexicon.Lookup(text, start, end - start);
        return new DateToken(kind, start, length, month);
    }
}
