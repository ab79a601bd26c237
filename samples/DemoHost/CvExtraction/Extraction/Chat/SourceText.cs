namespace DemoHost.CvExtraction;

/// <summary>A document's text, prepared to answer whether something stands in it.</summary>
internal sealed class SourceText
{
    private readonly string _letters;
    private readonly string _digits;
    private readonly string _lower;
    private readonly HashSet<string> _words;

    public SourceText(string text)
    {
        string key = Folding.Key(text);
        _letters = key.Replace(" ", "", StringComparison.Ordinal);
        _words = [.. key.Split(' ')];
        _lower = text.ToLowerInvariant();
        _digits = new string([.. text.Where(char.IsAsciiDigit)]);
    }

    /// <summary>Letters and digits of the statement follow each other in the document; spaces, accents and line breaks make no difference.</summary>
    public bool Holds(string statement)
    {
        string key = Folding.Key(statement).Replace(" ", "", StringComparison.Ordinal);
        return key.Length > 0 && _letters.Contains(key, StringComparison.Ordinal);
    }

    /// <summary>An address must stand there as it is, or as an address hidden from robots that reads the same.</summary>
    public bool HoldsEmail(string email) =>
        _lower.Contains(email.ToLowerInvariant(), StringComparison.Ordinal) || _lower.Split('\n').SelectMany(EmailFinder.Find).Contains(email, StringComparer.OrdinalIgnoreCase);

    public bool HoldsPhone(string phone)
    {
        string digits = new([.. phone.Where(char.IsAsciiDigit)]);
        return digits.Length >= 6 && _digits.Contains(digits, StringComparison.Ordinal);
    }

    /// <summary>Most of the words are there: for prose, which a model shortens.</summary>
    public bool HoldsMostOf(string prose)
    {
        string[] words = Folding.Key(prose).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.Count(_words.Contains) >= words.Length * 0.8;
    }
}
