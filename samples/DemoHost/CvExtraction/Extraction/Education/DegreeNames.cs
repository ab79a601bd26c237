using System.Collections.Frozen;

namespace DemoHost.CvExtraction;

/// <summary>Knows the words and abbreviations of degrees.</summary>
internal static class DegreeNames
{
    private const int MaxPhraseWords = 4;

    private static readonly FrozenSet<string> Words = LexiconFile.Read("degrees").Where(item => item.Group == "words").Select(item => Folding.Key(item.Entry)).ToFrozenSet();
    private static readonly FrozenSet<string> Abbreviations = LexiconFile.Read("degrees").Where(item => item.Group == "abbreviations").Select(item => item.Entry).ToFrozenSet();

    /// <summary>Whether a text names a degree.</summary>
    public static bool Has(string text)
    {
        if (HasAbbreviation(text)) return true;
        string[] words = Folding.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            for (int length = 1; length <= MaxPhraseWords && i + length <= words.Length; length++)
            {
                if (Words.Contains(string.Join(' ', words, i, length))) return true;
            }
            if (IsCompound(words[i])) return true;
        }
        return false;
    }

    /// <summary>"B.Sc.", "M. A.", "Dipl.-Ing.": with dots and spaces taken out, in the right case.</summary>
    private static bool HasAbbreviation(string text)
    {
        string[] words = text.Split([' ', ',', '(', ')', ':', ';', '/', TextLine.CellSeparator], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            if (IsAbbreviation(words[i]) && !(i > 0 && IsStateCode(text, words[i]))) return true;
            if (words[i].EndsWith('.') && i + 1 < words.Length && IsAbbreviation(words[i] + words[i + 1])) return true;
        }
        return false;
    }

    /// <summary>"Boston, MA" and "Portland, ME": the code of a state behind a comma.</summary>
    private static bool IsStateCode(string text, string word)
    {
        int at = text.IndexOf(word, StringComparison.Ordinal);
        return word.Length == 2 && PlaceNames.IsCode(word) && text[..at].TrimEnd().EndsWith(',') && !text[(at + 2)..].TrimStart().StartsWith("in ", StringComparison.Ordinal);
    }

    private static bool IsAbbreviation(string word)
    {
        string bare = new([.. word.Where(char.IsLetter)]);
        bool dotted = word.Contains('.', StringComparison.Ordinal);
        // Without dots, two letters in capitals may be a state code or a first name's initials; "MA" and "BS" stay, and that is a risk worth taking.
        return bare.Length >= 2 && (Abbreviations.Contains(bare) || (dotted && Abbreviations.Contains(bare.ToUpperInvariant())));
    }

    private static bool IsCompound(string word) =>
        word.Length > 9 && (word.EndsWith("studium", StringComparison.Ordinal) || word.EndsWith("abschluss", StringComparison.Ordinal) || word.EndsWith("diplom", StringComparison.Ordinal) || word.StartsWith("diplom", StringComparison.Ordinal) || word.EndsWith("ausbildung", StringComparison.Ordinal) || word.EndsWith("examen", StringComparison.Ordinal));
}
