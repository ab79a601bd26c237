using DemoHost.CvExtraction;

namespace DemoHost.JobMonitor;

/// <summary>
/// Judges how complete and how telling a resume is, by what was found in it: a fixed table of points, so that the same resume always gets
/// the same score and everybody can see why.
/// </summary>
internal static class ResumeScore
{
    private const int EnoughSkills = 8;
    private const int EnoughHighlights = 2;

    public static ResumeReport Of(CvProfile profile)
    {
        ScorePart[] parts =
        [
            Contact(profile),
            Part("Summary", 10, profile.Summary is null ? 0 : 1, "Begin with two or three sentences about yourself."),
            Part("Experience", 25, profile.Experience.Count == 0 ? 0 : 0.4 + (0.6 * Share(profile.Experience, e => e is { Title: not null, Company: not null, Start: not null })), "Give each position a title, an employer and dates."),
            Part("Highlights", 15, Share(profile.Experience, e => e.Highlights.Count >= EnoughHighlights), "Say in two or more points what you did in each position."),
            Part("Evidence", 10, Share(profile.Experience, e => e.Highlights.Any(h => h.Any(char.IsAsciiDigit))), "Put figures to what you achieved."),
            Part("Education", 10, profile.Education.Count == 0 ? 0 : 1, "Name your degrees or courses."),
            Part("Skills", 10, Math.Min(1, profile.Skills.Count / (double)EnoughSkills), $"List at least {EnoughSkills} skills."),
        ];
        return new ResumeReport(parts.Sum(p => p.Points), parts, profile);
    }

    private static ScorePart Contact(CvProfile profile)
    {
        string?[] fields = [profile.Name, profile.Email, profile.Phone, profile.Location ?? (profile.Links is [var link, ..] ? link : null)];
        return Part("Contact", 20, fields.Count(f => f is not null) / (double)fields.Length, "Give a name, an e-mail address, a phone number and a place or a link.");
    }

    private static double Share(IReadOnlyList<CvExperience> positions, Func<CvExperience, bool> condition) =>
        positions.Count == 0 ? 0 : positions.Count(condition) / (double)positions.Count;

    private static ScorePart Part(string name, int of, double share, string suggestion)
    {
        var points = (int)Math.Round(of * share, MidpointRounding.AwayFromZero);
        return new ScorePart(name, points, of, points < of ? suggestion : null);
    }
}
