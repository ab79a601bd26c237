namespace DemoHost.CvExtraction;

/// <summary>Compares a name with an e-mail address: most people's addresses hold their names.</summary>
internal static class NameEvidence
{
    /// <summary>The share of the name's words that the address holds, 0 to 1; an initial counts half.</summary>
    public static double Agreement(string name, string email)
    {
        string local = Letters(email[..email.IndexOf('@', StringComparison.Ordinal)]);
        string[] words = [.. name.Split(' ').Select(Letters).Where(word => word.Length > 1)];
        if (words.Length == 0) return 0;
        double found = words.Count(word => word.Length > 2 && local.Contains(word, StringComparison.Ordinal));
        // jsmith, or janes
        if (found == 1 && words.Any(word => local.StartsWith(word[..1], StringComparison.Ordinal) && !local.Contains(word, StringComparison.Ordinal))) found += 0.5;
        return Math.Min(1, found / Math.Min(2, words.Length));
    }

    /// <summary>Letters as addresses write them: without accents, "ö" as "o" or "oe" alike.</summary>
    private static string Letters(string text) => new([.. Folding.Fold(text.Replace("ß", "ss", StringComparison.Ordinal)).Where(char.IsLetter)]);
}
