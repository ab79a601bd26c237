using System.Globalization;

namespace DemoHost.ResumeOptimizer;

/// <summary>What a complete resume has.</summary>
internal static class Checklist
{
    private const int MostWords = 1_000;
    private const int LeastWords = 120;

    private static readonly (string Name, Func<Resume, JobPosting, (string Status, string Message)> Check)[] Rules =
    [
        ("contact_email", (resume, _) => Say(resume.Lines.Any(l => ContactDetails.HasEmail(l.Text)), "An e-mail address is there", "Add an e-mail address at the top")),
        ("contact_phone", (resume, _) => Say(resume.Lines.Any(l => ContactDetails.HasPhone(l.Text)), "A telephone number is there", "Add a telephone number at the top")),
        ("section_experience", (resume, _) => Section(resume, SectionKind.Experience)),
        ("section_education", (resume, _) => Section(resume, SectionKind.Education)),
        ("section_skills", (resume, _) => Section(resume, SectionKind.Skills)),
        ("length", (resume, _) => Say(resume.WordCount is >= LeastWords and <= MostWords, $"{resume.WordCount} words", $"{resume.WordCount} words: aim for {LeastWords} to {MostWords}")),
        ("no_first_person", (resume, _) => FirstPerson(resume)),
        ("action_verbs", (resume, _) => Share(ActionVerbScore.Share(resume), 0.6, "of the achievements begin with a verb")),
        ("quantified_results", (resume, _) => Share(QuantifiedScore.Share(resume), 0.3, "of the achievements have a figure")),
        ("required_skills", RequiredSkills),
    ];

    /// <summary>The names of the rules in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Rules.Select(rule => rule.Name)];

    /// <summary>Every rule, in order.</summary>
    public static IEnumerable<RuleResult> Check(Resume resume, JobPosting job)
    {
        foreach (var (name, check) in Rules)
        {
            var (status, message) = check(resume, job);
            yield return new RuleResult(name, status, message);
        }
    }

    private static (string, string) Say(bool isPassed, string passed, string failed) =>
        isPassed ? (RuleStatus.Passed, passed) : (RuleStatus.Failed, failed);

    private static (string, string) Section(Resume resume, SectionKind kind)
    {
        var name = kind.ToString().ToLowerInvariant();
        return Say(resume.Has(kind), $"There is a section for {name}", $"Give {name} a heading of its own");
    }

    private static (string, string) FirstPerson(Resume resume)
    {
        var line = resume.Achievements.FirstOrDefault(l => Words.In(l.Body).Any(w => w is "I" or "my" or "My" or "me"));
        return Say(line is null, "No achievement says I or my", $"Line {line?.Number} speaks of yourself: leave out I and my");
    }

    private static (string, string) Share(double share, double least, string what) =>
        Say(share >= least, $"{Percent(share)} {what}", $"{Percent(share)} {what}: aim for {Percent(least)} or more");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    private static (string, string) RequiredSkills(Resume resume, JobPosting job)
    {
        if (job.Required.Count == 0)
            return (RuleStatus.Skipped, "The job names no skills that are known");
        var has = SkillFinder.FindIn(resume).ToHashSet();
        var there = job.Required.Count(has.Contains);
        return Say(there * 10 >= job.Required.Count * 6, $"{there} of {job.Required.Count} required skills", $"{there} of {job.Required.Count} required skills: apply where you have most of them");
    }
}
