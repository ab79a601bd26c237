using System.Text.RegularExpressions;

namespace DemoHost.ResumeOptimizer;

/// <summary>What a job asks for.</summary>
/// <param name="Required">Skills that are asked for, in the order of the text.</param>
/// <param name="Preferred">Skills that would be nice; none of the required ones.</param>
/// <param name="Wording">How the posting writes each of them at first.</param>
internal sealed partial record JobPosting(IReadOnlyList<Skill> Required, IReadOnlyList<Skill> Preferred, IReadOnlyDictionary<Skill, string> Wording)
{
    private const int MaxHeadingLength = 60;

    /// <summary>A job that asks for nothing that is known, or no job at all.</summary>
    public static JobPosting None { get; } = new([], [], new Dictionary<Skill, string>());

    public bool AsksForSkills => Required.Count + Preferred.Count > 0;

    public IEnumerable<Skill> All => Required.Concat(Preferred);

    /// <summary>
    /// Reads a posting. A heading such as "Nice to have" holds until the next heading; the same words inside a line hold for that line.
    /// </summary>
    public static JobPosting Parse(string text)
    {
        var required = new List<Skill>();
        var preferred = new List<Skill>();
        var wording = new Dictionary<Skill, string>();
        var isPreferred = false;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            var skills = SkillFinder.FindIn(line);
            if (IsHeading(line, skills.Count))
                isPreferred = Preference().IsMatch(line);
            var target = isPreferred || Preference().IsMatch(line) ? preferred : required;
            foreach (var mention in skills)
            {
                target.Add(mention.Skill);
                // At the start of a line anything has a capital letter.
                wording.TryAdd(mention.Skill, mention.IsAlias ? mention.Written : mention.Skill.Name);
            }
        }
        var asked = required.Distinct().ToList();
        return new JobPosting(asked, [.. preferred.Distinct().Except(asked)], wording);
    }

    private static bool IsHeading(string line, int skills) =>
        line.Length is > 0 and <= MaxHeadingLength && (line.EndsWith(':') || (skills == 0 && (Preference().IsMatch(line) || Requirement().IsMatch(line)) && !line.EndsWith('.')));

    [GeneratedRegex(@"\b(nice[ -]to[ -]have|good to have|preferred|preferably|bonus|a plus|desirable|optional|advantage)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Preference();

    [GeneratedRegex(@"\b(require|must[ -]have|you have|you bring|what you|qualification|responsibilit|your role|your tasks|skills|about us|we offer|benefits)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Requirement();
}
