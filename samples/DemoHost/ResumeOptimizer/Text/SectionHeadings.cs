using System.Collections.Frozen;

namespace DemoHost.ResumeOptimizer;

/// <summary>Tells headings of a resume from other lines.</summary>
internal static class SectionHeadings
{
    private const int MaxLength = 40;

    private static readonly FrozenDictionary<string, SectionKind> Known = Names().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The section that a line opens; null when it is no heading.</summary>
    public static SectionKind? Match(string line)
    {
        var text = line.Trim().Trim('#', '*', '=', '_', '-', ':', ' ', '\t');
        if (text.Length is 0 or > MaxLength)
            return null;
        return Known.TryGetValue(text.Replace(" & ", " and ", StringComparison.Ordinal), out var kind) ? kind : null;
    }

    private static IEnumerable<KeyValuePair<string, SectionKind>> Names() =>
        Of(SectionKind.Summary, "summary", "professional summary", "profile", "about", "about me", "objective", "career objective")
            .Concat(Of(SectionKind.Experience, "experience", "work experience", "professional experience", "employment", "employment history", "work history", "career history", "career"))
            .Concat(Of(SectionKind.Projects, "projects", "personal projects", "selected projects", "side projects"))
            .Concat(Of(SectionKind.Skills, "skills", "technical skills", "key skills", "core skills", "core competencies", "technologies", "tools", "skills and tools", "tools and technologies"))
            .Concat(Of(SectionKind.Education, "education", "education and training", "academic background", "qualifications"))
            .Concat(Of(SectionKind.Other, "certifications", "certificates", "licences", "licenses", "courses", "languages", "interests", "hobbies", "awards", "publications", "volunteering", "references"));

    private static IEnumerable<KeyValuePair<string, SectionKind>> Of(SectionKind kind, params string[] names) =>
        names.Select(name => KeyValuePair.Create(name, kind));
}
