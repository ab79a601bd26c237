using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer.Skills;

public sealed class JobPostingTests
{
    [Fact]
    public void Parse_HeadingsAndInlineWords_TellRequiredFromPreferred()
    {
        var job = JobPosting.Parse("Requirements:\n- C#, Docker\n- Kafka is a plus\nNice to have:\n- Terraform, C#\nWe offer\n- Python every day");

        job.Required.Select(s => s.Name).ShouldBe(["C#", "Docker", "Python"]);
        job.Preferred.Select(s => s.Name).ShouldBe(["Apache Kafka", "Terraform"]);
    }

    [Fact]
    public void Parse_TextWithoutSkills_AsksForNothing() => JobPosting.Parse("We look for a kind person.").AsksForSkills.ShouldBeFalse();

    [Fact]
    public void Between_ResumeAndJob_TellsWhatIsThereAndWhatIsMissing()
    {
        var match = SkillMatch.Between(Resumes.Parse(Resumes.Small), JobPosting.Parse(Resumes.SmallJob + ", Helm"));

        match.Matched.Select(s => s.Name).ShouldBe(["C#", "Kubernetes", "PostgreSQL"]);
        match.MissingRequired.ShouldBeEmpty();
        match.MissingPreferred.Select(s => s.Name).ShouldBe(["Terraform", "Helm"]);
    }
}
