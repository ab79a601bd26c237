using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer;

/// <summary>Resumes to test with.</summary>
internal static class Resumes
{
    public const string Small = """
        Ida Berg
        ida.berg@example.com | +47 22 12 34 56

        EXPERIENCE
        Engineer, Fjord AS
        - Responsible for building the importer with k8s and Postgres
        - I reduced costs by 20 %
        - Answered questions

        EDUCATION
        BSc, Oslo, 2015

        SKILLS
        C#, Docker
        """;

    public const string SmallJob = "Requirements:\n- C#, Kubernetes, PostgreSQL\nNice to have:\n- Terraform";

    public static Resume Parse(string text) => Resume.Parse(PlainText.From(text));

    /// <summary>A resume with these achievements and nothing else.</summary>
    public static Resume WithAchievements(params string[] achievements) =>
        Parse("EXPERIENCE\n" + string.Join('\n', achievements.Select(a => $"- {a}")));

    /// <summary>The texts that the host ships.</summary>
    public static ResumeSample Sample(string name) => new ResumeSamples(new ResumeOptimizerOptions()).All.Single(sample => sample.Name == name);
}
