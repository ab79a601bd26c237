namespace DemoHost.ResumeOptimizer;

/// <summary>Finds skills in text; of two names that begin at the same place the longer one counts.</summary>
internal static class SkillFinder
{
    /// <summary>The skills of a line in its order.</summary>
    /// <param name="line">One line of text.</param>
    /// <param name="isList">
    /// Whether the line belongs to a list of skills. Elsewhere an everyday word such as <c>Go</c> counts only in the company of other skills.
    /// </param>
    public static List<SkillMention> FindIn(string line, bool isList = false)
    {
        var tokens = SkillTokens.Cut(line);
        var found = new List<SkillMention>();
        for (var i = 0; i < tokens.Count;)
        {
            var (mention, length) = Longest(line, tokens, i);
            if (mention is not null)
                found.Add(mention);
            i += length;
        }
        return isList || found.Exists(m => !m.IsEverydayWord) ? found : [];
    }

    /// <summary>The skills of a resume, each once, in the order of their first mention.</summary>
    public static List<Skill> FindIn(Resume resume) =>
        [.. resume.Lines.SelectMany(line => FindIn(line.Text, line.Section == SectionKind.Skills)).Select(m => m.Skill).Distinct()];

    private static (SkillMention? Mention, int Length) Longest(string line, List<(int Start, int End)> tokens, int first)
    {
        for (var count = Joined(line, tokens, first); count > 0; count--)
        {
            if (SkillCatalog.Find(SkillTokens.Key(line, tokens, first, count)) is not { } skill)
                continue;
            var (start, end) = (tokens[first].Start, tokens[first + count - 1].End);
            var mention = new SkillMention(skill, start, line[start..end]);
            if (!mention.IsEverydayWord || IsMeant(line, start, end, skill))
                return (mention, count);
        }
        return (null, 1);
    }

    private static int Joined(string line, List<(int Start, int End)> tokens, int first)
    {
        var count = 1;
        while (count < SkillCatalog.MaxTokens && first + count < tokens.Count && SkillTokens.AreJoined(line, tokens[first + count - 1], tokens[first + count]))
            count++;
        return count;
    }

    /// <summary>An everyday word is meant only as it is usually written, and not as a letter of "R&amp;D".</summary>
    private static bool IsMeant(string line, int start, int end, Skill skill) =>
        line.AsSpan(start, end - start).SequenceEqual(skill.Name)
        && (start == 0 || line[start - 1] is not ('&' or '\'' or '\u2019'))
        && (end == line.Length || line[end] is not ('&' or '\'' or '\u2019'));
}
