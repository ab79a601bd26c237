using System.Collections.Frozen;

namespace DemoHost.CvExtraction;

/// <summary>Knows legal forms and the words that organisations are called by.</summary>
internal static class OrganizationNames
{
    private static readonly FrozenSet<string> Legal = LexiconFile.Read("organizations").Where(item => item.Group == "legal").Select(item => Folding.Key(item.Entry).Replace(" ", "", StringComparison.Ordinal)).ToFrozenSet();
    private static readonly FrozenSet<string> Words = LexiconFile.Read("organizations").Where(item => item.Group == "words").Select(item => Folding.Key(item.Entry)).ToFrozenSet();

    /// <summary>Legal forms that are no words of any language, so that their place in the text does not matter.</summary>
    private const int MinWordLength = 2;

    public static bool IsLegalForm(string text) => Legal.Contains(Folding.Key(text).Replace(" ", "", StringComparison.Ordinal));

    /// <summary>"Acme Inc.", "Ruiz, S.L.", "Example GmbH &amp; Co. KG".</summary>
    public static bool EndsWithLegalForm(string text)
    {
        string[] words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) return false;
        for (int count = 1; count <= 4 && count < words.Length; count++)
        {
            string last = string.Concat(words[^count..]);
            if (last.Length >= MinWordLength && char.IsUpper(last[0]) && IsLegalForm(last)) return true;
            if (last is "e.V." or "d.o.o." or "s.r.o." or "a.s." or "mbH") return true;
        }
        return false;
    }

    /// <summary>1 with a legal form, 0.7 with a word of organisations, 0 otherwise.</summary>
    public static double Score(string text)
    {
        if (EndsWithLegalForm(text) || HasLegalFormInside(text)) return 1;
        string[] words = Folding.Key(text).Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            if (Words.Contains(words[i]) || IsCompound(words[i])) return 0.7;
            if (i + 1 < words.Length && Words.Contains($"{words[i]} {words[i + 1]}")) return 0.7;
        }
        return 0;
    }

    /// <summary>"KPMG AG Wirtschaftsprüfungsgesellschaft".</summary>
    private static bool HasLegalFormInside(string text) => text.Split(' ') is { Length: > 2 } words && words[1..^1].Any(word => word is "AG" or "GmbH" or "SE" or "Ltd" or "Ltd." or "Inc" or "Inc." or "S.A." or "LLC");

    private static bool IsCompound(string word) =>
        word.Length > 10 && (word.EndsWith("gesellschaft", StringComparison.Ordinal) || word.EndsWith("universitat", StringComparison.Ordinal) || word.EndsWith("hochschule", StringComparison.Ordinal) || word.EndsWith("klinikum", StringComparison.Ordinal) || word.EndsWith("krankenhaus", StringComparison.Ordinal) || word.EndsWith("schule", StringComparison.Ordinal) || word.EndsWith("werke", StringComparison.Ordinal) || word.EndsWith("versicherung", StringComparison.Ordinal) || word.EndsWith("agentur", StringComparison.Ordinal) || word.EndsWith("verlag", StringComparison.Ordinal));
}
