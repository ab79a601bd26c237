namespace DemoHost.ResumeOptimizer;

/// <summary>
/// Flesch's Reading Ease over sentences and items: 206.835 − 1.015 × words a sentence − 84.6 × syllables a word. Resumes are dense with names of
/// products, so 50 ("fairly difficult" prose) is already as good as it gets, and −10 is as bad.
/// </summary>
internal static class ReadabilityScore
{
    private const double Worst = -10;
    private const double Best = 50;

    /// <returns>0 for a text without sentences.</returns>
    public static double Of(Resume resume)
    {
        var (words, sentences, syllables) = (0, 0, 0);
        foreach (var line in resume.Lines.Where(IsProse))
        {
            sentences += Words.Sentences(line.Body);
            foreach (var word in Words.In(line.Body))
            {
                words++;
                syllables += Words.Syllables(word);
            }
        }
        return words == 0 ? 0 : Scale.Between(Ease(words, sentences, syllables), Worst, Best);
    }

    public static double Ease(int words, int sentences, int syllables) =>
        206.835 - (1.015 * words / sentences) - (84.6 * syllables / words);

    /// <summary>Names, addresses and lists of skills are no sentences.</summary>
    private static bool IsProse(ResumeLine line) =>
        line.IsAchievement || (line.Section == SectionKind.Summary && (line.Kind is LineKind.Text or LineKind.Bullet));
}
