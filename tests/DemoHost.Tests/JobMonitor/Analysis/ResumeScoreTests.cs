using DemoHost.CvExtraction;
using DemoHost.JobMonitor;

namespace DemoHost.Tests.JobMonitor.Analysis;

public sealed class ResumeScoreTests
{
    private static readonly CvProfile Complete = new()
    {
        Name = "Jane Doe",
        Email = "jane@example.com",
        Phone = "555-0100",
        Location = "Boston, MA",
        Summary = "An engineer.",
        Experience = [new CvExperience { Title = "Engineer", Company = "Acme", Start = "2019", Highlights = ["Cut costs by 30 %", "Led a team"] }],
        Education = [new CvEducation { Degree = "BSc" }],
        Skills = ["C#", "SQL", "Go", "Rust", "Java", "Python", "Bash", "CSS"],
    };

    [Fact]
    public void Of_NothingFound_IsZeroWithASuggestionForEachPart()
    {
        var report = ResumeScore.Of(new CvProfile());

        report.Score.ShouldBe(0);
        report.Parts.ShouldAllBe(p => p.Points == 0 && p.Suggestion != null);
        report.Parts.Sum(p => p.Of).ShouldBe(100);
    }

    [Fact]
    public void Of_EverythingFound_IsHundredWithoutSuggestions()
    {
        var report = ResumeScore.Of(Complete);

        report.Score.ShouldBe(100);
        report.Parts.ShouldAllBe(p => p.Suggestion == null);
    }

    [Fact]
    public void Of_LinkInsteadOfAPlace_CountsTheSame() =>
        ResumeScore.Of(Complete with { Location = null, Links = ["https://example.com"] }).Score.ShouldBe(100);

    [Fact]
    public void Of_HalfOfThePositionsTelling_GetsHalfOfThosePoints()
    {
        var report = ResumeScore.Of(Complete with { Experience = [.. Complete.Experience, new CvExperience { Title = "Intern" }] });

        report.Parts.Single(p => p.Name == "Evidence").Points.ShouldBe(5);
        report.Parts.Single(p => p.Name == "Highlights").Points.ShouldBe(8);
        report.Parts.Single(p => p.Name == "Experience").Points.ShouldBe(18); // 10 for having any, 7.5 for one of two.
    }
}
