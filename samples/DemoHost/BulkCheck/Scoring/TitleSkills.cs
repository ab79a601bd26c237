namespace DemoHost.BulkCheck;

/// <summary>Which skills a title calls for, by the first word of it that is known; and how many of them a profile has.</summary>
internal static class TitleSkills
{
    private static readonly (string Word, string[] Skills)[] Known =
    [
        ("data", ["Python", "SQL", "Statistics", "Machine Learning"]),
        ("machine learning", ["Python", "Machine Learning", "PyTorch", "Statistics"]),
        ("frontend", ["JavaScript", "TypeScript", "React", "CSS"]),
        ("front-end", ["JavaScript", "TypeScript", "React", "CSS"]),
        ("devops", ["Kubernetes", "Docker", "Terraform", "Linux"]),
        ("reliability", ["Kubernetes", "Linux", "Observability", "Terraform"]),
        ("security", ["Security", "Networking", "Linux", "Cryptography"]),
        ("product", ["Roadmaps", "User Research", "Analytics", "Agile"]),
        ("project", ["Agile", "Planning", "Budgeting", "Communication"]),
        ("design", ["Figma", "User Research", "Prototyping", "Accessibility"]),
        ("marketing", ["SEO", "Analytics", "Campaigns", "Copywriting"]),
        ("sales", ["Negotiation", "CRM", "Forecasting", "Communication"]),
        ("account", ["Negotiation", "CRM", "Communication", "Forecasting"]),
        ("recruiter", ["Sourcing", "Interviewing", "CRM", "Communication"]),
        ("nurse", ["Patient Care", "Triage", "Documentation", "Communication"]),
        ("developer", ["JavaScript", "Python", "SQL", "Git"]),
        ("engineer", ["JavaScript", "Python", "React", "SQL"]),
        ("architect", ["Cloud", "Kubernetes", "SQL", "Communication"]),
        ("analyst", ["SQL", "Excel", "Statistics", "Communication"]),
        ("manager", ["Planning", "Budgeting", "Communication", "Agile"]),
    ];

    public static int Match(string title, IReadOnlyList<string> skills)
    {
        var called = Array.Find(Known, k => title.Contains(k.Word, StringComparison.OrdinalIgnoreCase)).Skills;
        if (called is null)
            return Math.Min(100, 40 + 5 * skills.Count);
        var share = called.Count(c => skills.Contains(c, StringComparer.OrdinalIgnoreCase)) / (double)called.Length;
        return (int)Math.Round(40 + 60 * share, MidpointRounding.AwayFromZero);
    }
}
